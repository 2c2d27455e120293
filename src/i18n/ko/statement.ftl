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

# 발표문 본문을 가져오는 파일.

statement-file = 파일에서 본문 가져오기
statement-file-hint = PDF, 워드(DOCX), 한글(HWPX, HWP), 웹페이지, 텍스트 파일을 20MB까지 읽을 수 있습니다. 파일 자체는 저장되지 않습니다.
statement-file-read-do = 파일 읽기
statement-file-read = 아래 본문은 파일({ $name })에서 읽었습니다. 해당 칸에 있던 내용을 대신하므로 기록하기 전에 확인해 주십시오.
statement-file-choose = 먼저 파일을 선택해 주십시오.
statement-file-one = 파일을 하나만 선택해 주십시오.
statement-file-unread = 이 파일을 읽지 않았습니다. 파일을 다시 선택하여 ‘파일 읽기’를 누르거나 파일 없이 기록해 주십시오.
statement-file-problem-empty = 이 파일에는 글이 없습니다.
statement-file-problem-picture = 그림 파일입니다. 글이 들어 있는 파일을 선택해 주십시오.
statement-file-problem-encrypted = 암호나 권한으로 보호된 파일입니다. 누구나 열 수 있는 파일을 선택해 주십시오.
statement-file-problem-scanned = 글 없이 쪽의 그림만 들어 있는 PDF입니다. 글이 들어 있는 파일을 선택하거나 본문을 붙여 넣어 주십시오.
statement-file-problem-too_large = 파일이 너무 큽니다. 20MB, 1,000,000자까지 읽을 수 있습니다.
statement-file-problem-bomb = 압축을 풀면 지나치게 커지는 파일이므로 읽지 않았습니다.
statement-file-problem-broken = 파일이 손상되었거나 형식에 맞지 않습니다.
statement-file-problem-unknown = 읽을 수 없는 종류의 파일입니다. PDF, DOCX, HWPX, HWP, HTML, 텍스트 파일을 선택해 주십시오.
statement-file-problem-too_slow = 파일을 읽는 데 시간이 너무 오래 걸립니다. 더 간단한 파일을 선택하거나 본문을 붙여 넣어 주십시오.
statement-file-problem-unread = 지금은 파일을 읽을 수 없습니다. 나중에 다시 시도하거나 본문을 붙여 넣어 주십시오.
