# 모든 화면의 하단과 안내 화면.

footer = 안내
notice-nobody-takes-part = 어느 정부도 참여하지 않았습니다.
notice-readings = 현황은 공개자료를 읽고 정리한 것입니다.
notice-taking-part = { $parties } 측은 직접 보고하며, 그 밖의 내용은 공개자료를 읽고 정리한 것입니다.
notice-summaries = 제목과 요약은 편집진이 작성한 것으로 공식 문안이 아닙니다.
notice-sources = 모든 항목에 출처를 밝힙니다.
notice-independent = Accord는 어느 정부의 간행물도 아닙니다.
notice-data-updated = 최근 자료 변경 { $when }
marking-real = 실제 자료
marking-fictional = 가상 자료
marking-synthetic = 시험용 생성 자료
marking-fictional-notice = 가상의 자료입니다. 어느 정부도 이와 같이 발표하거나 이행한 사실이 없습니다.
marking-synthetic-notice = 제품의 성능을 측정하려고 생성한 자료로, 실제 내용이 아닙니다.

about = 안내
about-title = Accord 안내
about-description = Accord의 목적, 현황의 출처와 용어를 설명합니다.
about-what = Accord는 정부들이 공동 발표에서 함께 하겠다고 밝힌 사항과 담당기관, 이후 경과, 다음 기한을 보여 줍니다.
about-status = 현황은 누군가 보고한 내용이며 편집진의 판단이 아닙니다. 보고 주체를 항상 함께 표시합니다. 공개자료 기준은 편집자가 출처를 읽고 정리한 것으로, 완료, 추진 중, 착수 전만 나타낼 수 있습니다.
about-silence = 후속 경과를 찾지 못하였다고 하여 이행하지 않았다는 뜻은 아닙니다. ‘공개자료에서 후속 경과 미확인’은 찾아보았으나 확인하지 못하였다는 사실만을 나타냅니다.
about-late = 기한이 지난 사실은 따로 표시하며, 이를 ‘지연’ 현황으로 바꾸지 않습니다.
about-proposals = 제안사항은 합의사항과 따로 집계합니다.
about-as-of = 모든 화면은 과거의 기준일로 볼 수 있고 그대로 인용할 수 있습니다.
about-dates = 날짜는 역일 기준입니다. ‘오늘’은 { $zone } 기준 날짜입니다.
about-licence = 수록 글의 이용 조건
