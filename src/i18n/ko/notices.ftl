# 모든 화면의 하단과 안내 화면.

footer = 안내
notice-nobody-takes-part = 어느 정부도 참여하지 않았습니다.
notice-readings = 현황은 공개자료를 읽고 정리한 것입니다.
notice-taking-part = { $parties } 측은 직접 보고하며, 그 밖의 내용은 공개자료를 읽고 정리한 것입니다.
notice-summaries = 제목과 요약은 편집진이 작성한 것으로 공식 문안이 아닙니다.
notice-sources = 모든 항목에 출처를 밝힙니다.
notice-independent = Accord는 어느 정부의 간행물도 아닙니다.
marking-fictional-notice = 가상의 자료입니다. 어느 정부도 이와 같이 발표하거나 이행한 사실이 없습니다.
marking-synthetic-notice = 제품의 성능을 측정하려고 생성한 자료로, 실제 내용이 아닙니다.

about-title = Accord 안내
about-description = Accord의 목적, 현황의 출처와 용어를 설명합니다.
about-what = Accord는 정부들이 공동 발표에서 함께 하겠다고 밝힌 사항과 담당기관, 이후 경과, 다음 기한을 보여 줍니다.
about-status = 현황은 누군가 보고한 내용이며 편집진의 판단이 아닙니다. 보고 주체를 항상 함께 표시합니다. 공개자료 기준은 편집자가 출처를 읽고 정리한 것으로, 완료, 추진 중, 착수 전만 나타낼 수 있습니다.
about-silence = 후속 경과를 찾지 못하였다고 하여 이행하지 않았다는 뜻은 아닙니다. ‘공개자료에서 후속 경과 미확인’은 찾아보았으나 확인하지 못하였다는 사실만을 나타냅니다.
about-late = 기한이 지난 사실은 따로 표시하며, 이를 ‘지연’ 현황으로 바꾸지 않습니다.
about-proposals = 제안사항은 합의사항과 따로 집계합니다.
about-as-of = 모든 화면은 과거의 기준일로 볼 수 있고 그대로 인용할 수 있습니다.
about-dates = 날짜는 역일 기준입니다. ‘오늘’은 { $zone } 기준 날짜입니다.
about-headline-title = 현황을 정하는 기준
about-headline = 누구의 보고에 따른 현황인지 항상 함께 표시합니다. 다음 가운데 먼저 해당하는 기준을 따릅니다.
about-judgement = 편집자가 출처에서 읽은 ‘지연’, ‘차질 우려’ 같은 판단은 해당 자료의 보고로서 현황 옆에 표시하며, 대표 현황으로 삼지 않습니다. 대표 현황은 당사자의 직접 보고로만 바뀝니다.
about-shapes = 현황마다 낱말, 모양, 색이 있으며 색이 없어도 낱말과 모양으로 구별할 수 있습니다.
about-freshness = 진행 중인 합의사항에 한하여 마지막 보고일 또는 변동이 없음을 확인한 날부터 계산하고, 정례 사항은 마지막 회의일부터 계산합니다. 제안사항과 완료된 사항에는 표시하지 않습니다.
about-words = 그 밖의 용어
about-word = 용어
about-meaning = 뜻
about-notices = 인용하기 전에
about-data = 수록 내용
about-publishers = 출처의 발행처
about-publisher = 발행처
about-publisher-sources = 출처 수
about-sources-all = 보고 { $n }건의 출처를 발행처별로 집계하였습니다.
about-sources-latest = 최근 보고 { $n }건의 출처를 발행처별로 집계하였습니다.
about-licence = 수록 글의 이용 조건
about-licence-own = 제목, 요약, 번역은 편집진이 작성하였습니다. 인용한 글에는 모두 출처를 밝힙니다.
about-licence-press = 언론 보도와 민간 누리집에서는 사실만 확인하였으며 글은 싣지 않았습니다.
# 당사자나 기관의 코드별로, 글의 이용에 관하여 알려진 사항.
about-licence-US = 미국 저작권법 제105조에 따라 미국 연방정부가 발표한 글은 미국에서 저작권의 보호를 받지 않습니다. 공동 발표문에 관한 다른 정부의 권리를 뜻하지는 않습니다.
about-licence-MSIT = 과학기술정보통신부 보도자료는 공공누리 제1유형으로, 출처를 표시하면 자유롭게 이용할 수 있습니다.
