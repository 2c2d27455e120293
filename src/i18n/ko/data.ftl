# 공공데이터: 누구나 받을 수 있는 형식과 다른 누리집에 넣는 화면.

data-title = 데이터 개방
data-lead = 공개한 내용을 모두 다른 프로그램에서 쓸 수 있는 형식으로 제공합니다.
data-description = 정부들이 공동 발표문에서 함께 하겠다고 밝힌 합의·제안사항과 이후의 이행현황 보고를 파일, 달력, 피드로 누구에게나 개방합니다.
data-forms = 형식
data-whole = 포트폴리오
data-whole-note = 발표문, 합의·제안사항, 담당기관, 이행 단계, 보고와 답변을 한 파일에 담으며 다른 Accord에서 가져올 수 있습니다.
data-public-note = 포트폴리오 파일에는 로그인 여부와 관계없이 누구나 볼 수 있는 내용만 담습니다. 회의 의제와 결정, 첨부 파일, 출처를 확인한 날짜는 파일에 담지 않으며 각 화면에서 볼 수 있습니다. 일부만 받으려면 목록에서 검색 조건을 정한 뒤 내려받기를 선택합니다.
data-terms = 이용 조건
data-terms-note = 당사자와 기관의 글에 대하여 확인된 이용 조건입니다.
data-machines = 프로그램용
data-catalogue = 데이터 목록에 올리는 설명 파일
data-llms = 화면별 텍스트 주소 목록
data-file = 전체 자료

## 다른 누리집에 넣는 화면
embed-title = 다른 누리집에 넣기
embed-note = 이 코드를 다른 누리집에 붙여 넣으면 누구나 볼 수 있는 현재 내용을 표시합니다. 색상을 정하려면 주소 끝에 { $light }(밝은 화면) 또는 { $dark }(어두운 화면)를 붙이십시오.
embed-copy = 코드 복사
embed-open = { $site }에서 보기
embed-as-of = { $day } 기준
embed-missing = 표시할 내용이 없습니다.
