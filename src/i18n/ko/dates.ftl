# 기한과 날짜 간격.

due = 기한
due-on = 기한 { $day }
due-day-passed = 기한 경과
due-day-passed-unreported = 기한 경과, 완료 보고 없음
due-none = 기한 없음
due-none-given = 출처에 기한 명시 없음
due-today = 오늘 기한
due-tomorrow = 내일 기한
due-in = 기한까지 { $n }일
due-passed-short = 경과
overdue-by = 기한 { $n }일 경과
starts-on = { $day } 시작
period-ends-on = 이 기간의 마지막 날인 { $day }을 기한으로 봅니다.
period-compared = 비교 기간
period-from = 시작 기준일
period-to = 종료 기준일

today = 오늘
yesterday = 어제
tomorrow = 내일
days-ago = { $n }일 전
days-ahead = { $n }일 후
between-days = { $from }부터 { $to }까지

# 좁은 칸에 쓰는 경과 기간.
elapsed-days = { $n }일
elapsed-months = { $n }개월
elapsed-years = { $n }년

quarter-short = { $n }분기
