# 내부 메모.

note-title = 내부 메모
note-page = 내부 메모: { $title }
note-own-eyes = 각 메모에 표시된 대상만 볼 수 있습니다.
note-none = 아직 메모가 없습니다.
note-about-report = 보고 관련
note-told = 호출: { $names }
note-read = 메모 보기
note-write = 메모 작성
note-text = 메모
note-text-hint = 서식 없이 입력합니다. @ 뒤에 동료 이름을 적으면 그 사람에게 알립니다.
note-audience = 열람 범위
note-audience-organisation = 자기관({ $organisation })
note-audience-party = 자국({ $party } 정부 기관)
note-organisation-hint = 기관 밖에서는 볼 수 없습니다.
note-party-hint = 우리측의 다른 정부 기관도 볼 수 있습니다. 민간 기관은 볼 수 없습니다.
note-tell = 동료 호출
note-tell-hint = 알림을 보냅니다. 메모를 볼 수 있는 사람만 호출할 수 있습니다.
note-save = 메모 저장
note-withdraw = 철회
note-withdraw-note = 메모가 더 이상 표시되지 않습니다. 메모가 있었다는 기록은 이력에 남습니다.
note-withdraw-do = 메모 철회
