# 다른 프로그램에서 쓰는 형식: 엑셀 등 표 계산 프로그램, 달력, 피드.

download-link = 내려받기
download-title = 내려받기
download-lead = 목록의 내용을 다른 프로그램에서 쓸 수 있는 형식으로 제공합니다.
download-description = 합의·제안사항 목록을 엑셀, 달력, 피드 형식으로 제공합니다.
download-holds = 합의·제안사항 { $n }건, { $day } 기준입니다.
download-filters = 검색 조건: { $filters }
download-everything = 전체 내려받기
download-back = 목록으로 돌아가기
download-sheets = 엑셀 등에서 열기
download-subject-commitments = 합의·제안사항
download-subject-commitments-note = 목록에 표시한 항목을 건별로 한 행씩 담습니다.
download-subject-timeline = 추진 일정
download-subject-timeline-note = 합의사항의 기한과 이행 단계를 한 행씩 담습니다.
download-column-what_is_due = 기한 구분
download-column-first_due_on = 최초 기한
download-column-completed_on = 완료일
download-subject-updates = 보고
download-subject-updates-note = 목록의 합의·제안사항에 대한 보고를 한 행씩 담습니다.
download-subject-changes = 변동 사항
download-subject-changes-note = 최근 회의 이후 또는 비교한 기간의 변동 사항을 한 행씩 담습니다.
download-kind-csv = CSV 파일
download-kind-xlsx = 엑셀 파일
download-csv-note = CSV에서는 수식으로 읽힐 수 있는 칸 앞에 작은따옴표(')를 붙입니다. CSV를 엑셀에서 열면 숫자 앞의 0이 사라질 수 있으나 엑셀 파일에서는 유지됩니다.

## 구독
download-subscribe = 구독
download-subscribe-note = 주소를 복사하여 쓰시는 프로그램에 등록하면 이 검색 조건의 내용을 계속 받아 볼 수 있습니다.
download-calendar = 달력
download-calendar-note = 기한과 이행 단계를 담습니다. 전체 목록의 달력에는 회의도 담습니다.
download-calendar-open = 달력 열기
download-feed = 피드
download-feed-note = 새 보고의 전문을 담습니다.
download-feed-open = 피드 열기
calendar-description = 기한, 이행 단계, 회의 일정입니다.
calendar-file = 달력
calendar-due = 기한: { $title }
calendar-milestone = 이행 단계: { $step }({ $title })
calendar-meeting = 회의
feed-title = { $source }: 보고
feed-title-narrowed = { $source }: 보고, { $filters }
feed-subtitle = 합의·제안사항에 대한 보고를 최근 순으로 제공합니다.

## 항목
download-column-code = 식별자
download-column-rests = 현황 근거
download-column-published = 공개자료
download-column-said_in = 발표
download-column-due_on = 기한일
download-column-overdue = 기한 경과
download-column-voice = 보고 주체
download-busy = 다른 파일을 먼저 만들고 있습니다. 잠시 후 다시 시도해 주십시오.
download-column-organisation = 작성 기관
download-column-sources = 출처
download-column-change = 변동 유형
download-column-what = 변동 내용
download-column-address = 웹 주소

## 파일 설명
download-about = 파일 설명
download-about-title = 내용
download-about-source = 출처
download-about-from = 시작일
download-about-to = 종료일
download-about-rows = 행 수
download-about-reader = 열람 범위
download-about-everyone = 누구나
download-about-member = { $organisation }: 공개하지 않은 내용이 있을 수 있음
download-about-note = 참고
download-about-cut = 긴 글
download-about-cut-note = “…”로 끝나는 칸은 엑셀 한 칸의 한도인 32,767자를 넘어 줄인 것입니다. 전체 내용은 CSV 파일에 있습니다.

# 파일로 내려받는 문서
document-download = 문서로 내려받기:
document-docx = 워드(DOCX)
document-hwpx = 한글(HWPX)
document-pdf = PDF 파일
document-draft = 초안
document-field-document_number = 문서번호
document-field-drafter = 기안
document-field-reviewer = 검토
document-field-approver = 결재
