# 기한과 날짜 간격.

due = 기한
due-on = 기한 { $day }
due-day-passed = 기한 경과
due-day-passed-unreported = 기한 경과, 보고 없음
due-none = 기한 없음
due-none-given = 출처에 기한 명시 없음
due-today = 오늘 기한
due-tomorrow = 내일 기한
due-in = 기한까지 { $n }일
overdue-by = 기한 { $n }일 경과
starts-on = { $day } 시작
period-ends-on = 이 기간의 마지막 날인 { $day }을 기한으로 봅니다.

today = 오늘
yesterday = 어제
tomorrow = 내일
days-ago = { $n }일 전
days-ahead = { $n }일 후
between-days = { $from }부터 { $to }까지
