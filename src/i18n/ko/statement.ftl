# 발표문 목록과 발표문 화면.

statements-title = 발표문
statements-description = 발표문 { $n }건과 그 합의·제안사항을 보여 줍니다.
statements-caption = 발표문, 최근 발표순
statements-column-day = 발표일
statements-column-title = 발표문
statements-column-parties = 당사자
statements-column-commitments = 합의·제안사항
statements-none = 아직 발표문이 없습니다.
statement = 발표문
statement-description = { $title }({ $day }): 합의·제안사항 { $n }건과 그 이행현황입니다.
statement-date = 발표일
statement-place = 장소
statement-parties = 당사자
statement-party-not-taking-part = 확인 대상 아님
statement-meeting = 관련 회의
statement-commitments = 발표 내용
statement-commitments-none = 이 발표문에서 기록된 합의사항이 없습니다.
statement-text = 발표문 본문
statement-text-note = 합의사항에 해당하는 문구를 표시하였습니다. 표시를 선택하면 해당 합의사항으로 이동합니다.
statement-text-none = 이 발표문의 본문은 수록되어 있지 않습니다. 출처에서 확인해 주십시오.
# 본문 표시의 이름을 읽어 줄 때.
statement-mark = 합의사항 { $number }: { $title }, { $status }
statement-follow-up = 합의사항 이행현황
statements-lead = 공동성명, 공동 설명자료, 양해각서, 회의 기록 등 { $n }건을 최근 발표순으로 보여 줍니다.
statements-column-stand = 합의사항 이행현황
statements-no-commitments = 합의사항 기록 없음
statement-extent = 확인한 원문 범위
statement-source-none = 출처 주소가 기록되어 있지 않습니다.
statement-whereabouts-none = 출처 내 위치 기록 없음
statement-text-none-nowhere = 이 발표문의 본문은 수록되어 있지 않습니다.
statement-text-version = { $kind }({ $language })
statement-marks-missing = 그중 { $n }건은 해당 문구가 기록되어 있지 않아 표시하지 않았습니다.
statement-glance = 개요
