# 발표문 목록과 발표문 화면.

statements-title = 발표문
statements-description = 발표문 { $n }건과 그 합의·제안사항을 보여 줍니다.
statements-caption = 발표문, 최근 발표순
statements-column-day = 발표일
statements-column-title = 발표문
statements-column-kind = 종류
statements-column-issuer = 발표 주체
statements-column-parties = 당사자
statements-column-commitments = 합의·제안사항
statements-none = 아직 발표문이 없습니다.
statement = 발표문
statement-description = { $title }({ $day }): 합의·제안사항 { $n }건과 그 이행현황입니다.
statement-date = 발표일
statement-place = 장소
statement-parties = 당사자
statement-parties-not-tracked = 그 밖의 서명 당사자
statement-party-not-taking-part = 확인 대상 아님
statement-meeting = 관련 회의
statement-day-note = 날짜 참고
statement-source = 출처
statement-read = 확인한 원문 범위: { $extent }
statement-commitments = 발표 내용
statement-commitments-none = 이 발표문에서 기록된 합의사항이 없습니다.
statement-text = 발표문 본문
statement-text-note = 합의사항에 해당하는 문구를 표시하였습니다. 표시를 선택하면 해당 합의사항으로 이동합니다.
statement-text-none = 이 발표문의 본문은 수록되어 있지 않습니다. 출처에서 확인해 주십시오.
statement-text-restated = 편집진이 다시 쓴 글이므로 발표문으로 인용할 수 없습니다.
statement-text-official = 공식 원문
statement-text-extent = 수록 범위: { $extent }
statement-text-licence = 이용 조건: { $licence }
# 본문 표시의 이름을 읽어 줄 때.
statement-mark = 합의사항 { $number }: { $title }, { $status }
statement-marks-show = 합의사항 표시
statement-marks-hide = 표시 없이 보기
statement-follow-up = 합의사항 이행현황
