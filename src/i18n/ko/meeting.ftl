# 회의 목록과 회의 화면.

meetings-title = 회의
meetings-description = 포럼·대화·위원회·워킹그룹 등 협의체의 지난 회의와 예정된 회의 { $n }건입니다.
meetings-caption = 협의체별 회의, 최근순
meetings-column-day = 날짜
meetings-column-title = 회의
meetings-column-number = 차수
meetings-column-place = 장소
meetings-column-state = 상태
meetings-none = 아직 회의가 없습니다.
meetings-past = 지난 회의
meeting = 회의
meeting-description = { $title }({ $day })의 발표 내용과 보고된 사항입니다.
meeting-date = 날짜
meeting-postponed-note = 연기되었으며, 표시된 날짜는 최초 예정일입니다.
meeting-cancelled-note = 취소되었으며, 표시된 날짜는 예정되었던 날짜입니다.
meeting-planned-passed = 예정일이 지났으나 개최 여부를 밝힌 자료가 없습니다.
meeting-place = 장소
meeting-mechanism = 협의체
meeting-mechanism-parties = 출처에 명시된 당사자
meeting-statements = 이 회의의 발표문
meeting-statements-none = 이 회의에서 나온 발표문이 기록되어 있지 않습니다.
meeting-updates = 이 회의에서 보고된 사항
meeting-updates-none = 이 회의를 다룬 이행현황 보고가 없습니다.
meetings-lead = 포럼·대화·위원회·워킹그룹의 회의와 그 발표 내용을 보여 줍니다.
meetings-awaited = 예정·연기된 회의
meetings-past-note = 협의체별로, 최근에 개최한 협의체부터 보여 줍니다.
meetings-past-day-note = 과거 기준일에는 그 이후로 예정된 회의를 보여 주지 않습니다. 언제 계획되었는지 기록되어 있지 않기 때문입니다.
meeting-sittings = 전체 회의
meeting-source-none = 출처 주소가 기록되어 있지 않습니다.
meeting-glance = 개요
meeting-before = 이전 회의
meeting-after = 다음 차수 회의
meeting-history = 의제·결정 이력
meeting-history-agenda = { $party } 의제 { $n }건 등록
meeting-history-decision = 결정: { $text }
meeting-history-corrected = 결정 정정: { $text }

## 보고 대상

meeting-to-report = 보고 대상
meeting-since = { $meeting } 이후
meeting-to-report-none = 두 회의 사이에 기한이나 정기 보고일이 없었습니다.
meeting-to-report-due = 기한 도래
meeting-to-report-days = 정기 보고일
meeting-reported-on = { $day } 보고
meeting-not-reported = 이후 보고 없음
meeting-report-day = 진행 중인 { $n }건 가운데 { $reported }건 보고
meeting-report-day-ahead = 도래 전

## 의제

agenda = 의제
agenda-none = 제시된 의제가 없습니다.
agenda-empty = 항목이 없습니다.
agenda-new = 의제 작성
agenda-edit = 의제 변경
agenda-set-by = { $party } 등록, { $day }
agenda-seen-public = 공개
agenda-seen-shared = 당사자 공유
agenda-seen-party = 우리측 내부 초안
agenda-seen-party-hint = { $party } 정부 기관만 볼 수 있습니다. 제시하기 전에는 상대측에 보이지 않습니다.
agenda-draft = 기록에 따른 초안 { $n }건
agenda-draft-more = 의제에 없는 검토 대상 { $n }건
agenda-draft-note = 기한이 지났거나 이견이 있거나 양측 현황이 다르거나 답변을 기다리거나 기한이 가까운 사항으로 자동 작성합니다. 당사자측 이용자에게만 보입니다.
agenda-draft-none = 기록상 이 회의에서 논의할 사항이 없습니다.
agenda-form = 회의 의제
agenda-form-note = 저장하면 이전 의제를 대신하며, 이전 의제는 이력에 남습니다. ‘목록 정리’는 순서만 정리하고 등록하지 않습니다.
agenda-add = 추가
agenda-add-line = 항목 문안
agenda-line = 문안 항목
agenda-place = 순서
agenda-up = 위로 이동
agenda-down = 아래로 이동
agenda-off = 의제에서 제외
agenda-note = 메모(아래에서 함께 제시하지 않으면 우리측만)
agenda-note-ours = 메모(우리측만)
agenda-stance = 우리측 입장(우리측만)
agenda-notes = 의제를 제시할 때 합의사항별 메모의 처리
agenda-notes-own = 우리측 내부에만 유지
agenda-notes-own-hint = 메모는 우리측 내부 초안에만 남고, 상대측에는 메모 없는 의제가 보입니다.
agenda-notes-along = 의제와 함께 제시
agenda-notes-along-hint = 상대측을 포함하여 의제를 보는 모든 사람이 메모를 읽습니다.
agenda-replace = { $party }측이 { $day } 제시한 의제
agenda-replace-yes = 상대측 항목을 제외하거나 변경합니다. 상대측 의제는 이력에 남습니다.
agenda-offered = 기록에서 추가
agenda-save = 의제 저장
agenda-arrange = 목록 정리

## 결정

decisions = 결정 사항
decisions-none = 등록된 결정 사항이 없습니다.
decision = 결정 사항
decision-new = 결정 사항 등록
decision-new-note = 회의에서 결정한 내용을 출처와 함께 등록합니다. 나중에 정정할 수 있으며 두 내용 모두 이력에 남습니다.
decision-text = 결정한 내용
decision-day = 결정한 날
decision-day-hint = 회의 날짜 이후, 오늘 이전이어야 합니다.
decision-source-hint = 주소나 아래 발표문 가운데 하나 이상을 적습니다.
decision-by = { $party } 등록
decision-made-on = { $day }에 결정한 내용이며, 정정해도 날짜는 바뀌지 않습니다.
decision-correct = 결정 사항 정정
decision-work = 정정 또는 후속 사항 등록
decision-work-theirs = 후속 사항 등록
decision-came = 후속 사항
decision-outcome-commitment = 합의사항
decision-origin = { $meeting }의 결정에 따른 사항입니다.
decision-to-commitment = 합의사항으로 등록
decision-to-commitment-note = 근거가 되는 발표문을 선택하면 제목과 출처를 미리 채웁니다.
decision-no-statement = 이 회의의 발표문이 없어 합의사항을 추가할 수 없습니다.
decision-for-all = 모든 당사자가 참여하므로, 함께 하기로 한 사항은 당사자 간 합의가 필요합니다.
decision-to-milestone = 이행 단계로 등록
decision-to-milestone-note = 합의사항을 선택하면 제목을 미리 채웁니다.
decision-to-milestone-do = 이행 단계로 이동
meeting-changes = 이전 회의 이후 변동 사항
meeting-next = 다음 회의
