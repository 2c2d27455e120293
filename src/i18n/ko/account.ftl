# 로그인, 내 계정, 시스템 관리자가 관리하는 사항.

sign-in = 로그인
sign-out = 로그아웃
sign-in-title = 로그인
sign-in-help = 계정은 참여 기관의 소속자에게 발급합니다. 자국의 시스템 관리자가 계정을 추가하고 비밀번호 설정 링크를 보내 드립니다. 열람에는 계정이 필요하지 않습니다.
sign-in-already = { $name } 계정으로 이미 로그인하셨습니다.
sign-in-go-on = 계속하기
sign-in-kept = 로그인이 만료되었습니다. 작성하신 내용은 보존되어 있으며 로그인한 뒤 보내실 수 있습니다.
sign-in-password-set = 비밀번호를 설정하였습니다. 이제 로그인하실 수 있습니다.
sign-in-kept-without-file = 로그인이 만료되었습니다. 작성하신 내용은 보존되어 있으나 파일은 보관하지 못하였습니다. 로그인한 뒤 파일을 다시 첨부하여 보내실 수 있습니다.
resume-without-file = 파일은 보관하지 못하였습니다. 내용을 보내신 뒤 다시 첨부하실 수 있습니다.
resume-title = 작성하신 내용 보내기
resume-lead = 다시 로그인하였습니다. 아직 보내지 않았습니다.
resume-send = 작성하신 내용 보내기
member-label = 내 계정과 업무
live-recorded = 새 기록 { $n }건이 있습니다.
live-show = 보기
member-waiting = { $n }건 대기

## 오류
wrong-email-missing = 전자우편 주소를 입력해 주십시오.
wrong-password-missing = 비밀번호를 입력해 주십시오.
wrong-sign-in = 이 전자우편 주소와 비밀번호로 사용할 수 있는 계정이 없습니다. 다시 확인하거나 자국의 시스템 관리자에게 문의해 주십시오.
wrong-wait-seconds = 시도 횟수가 너무 많습니다. { $n }초 뒤에 다시 시도해 주십시오.
wrong-wait-minutes = 시도 횟수가 너무 많습니다. { $n }분 뒤에 다시 시도해 주십시오.
wrong-present-password = 현재 비밀번호와 다릅니다.
wrong-password-again = 새 비밀번호 두 개가 서로 다릅니다. 같은 비밀번호를 두 번 입력해 주십시오.
wrong-password-too_short = 새 비밀번호가 { $n }자보다 짧습니다.
wrong-password-too_long = 새 비밀번호가 { $n }자보다 깁니다.
wrong-password-common = 쉽게 추측할 수 있는 비밀번호입니다. 다른 비밀번호를 입력해 주십시오.
wrong-password-known = 이름, 전자우편 주소 또는 제품 이름과 거의 같은 비밀번호입니다. 다른 비밀번호를 입력해 주십시오.
wrong-account-bad_email = 전자우편 주소를 형식에 맞게 입력해 주십시오.
wrong-account-taken = 같은 전자우편 주소의 계정이 이미 있습니다.
wrong-account-no_name = 이름을 입력해 주십시오.
wrong-account-long_name = 이름이 { $n }자보다 깁니다.
wrong-account-unknown_organisation = 자국의 기관을 선택해 주십시오.
wrong-account-unknown_role = 역할을 선택해 주십시오.
wrong-account-oneself = 본인의 역할을 바꾸거나 본인의 계정을 정지할 수 없습니다. 다른 시스템 관리자에게 요청해 주십시오.

## 역할
role-partner = 공유 열람자
role-partner-explanation = 당사자 간에 공유하는 내용을 열람합니다.
role-official = 담당자
role-official-explanation = 소속 기관의 이행현황 보고를 작성하여 제출합니다.
role-manager = 승인자
role-manager-explanation = 이행현황 보고를 게시하거나 보완을 요청하고 상대측 보고를 확인합니다.
role-admin = 시스템 관리자
role-admin-explanation = 자국의 계정과 설정을 관리하고 당사자 간에 공유하는 내용을 열람합니다.

## 비밀번호 설정
set-password-title = 비밀번호 설정
set-password-do = 비밀번호 설정하기
set-password-for = 계정: { $email }
set-password-unusable = 이미 사용하였거나 기한이 지났거나 일부만 복사된 링크입니다. 링크는 48시간 안에 한 번만 사용할 수 있습니다. 자국의 시스템 관리자에게 새 링크를 요청해 주십시오.

## 내 계정
account-title = 내 계정
account-person = 계정 정보
account-person-note = 이 정보는 자국의 시스템 관리자가 변경합니다.
account-password = 비밀번호 변경
account-sessions = 로그인된 기기
account-do-change_password = 비밀번호 변경하기
account-do-sign_out_one = 로그아웃
account-sessions-note = 프로그램용 토큰과 개인 구독 주소는 함께 폐기되지 않습니다. 각 화면에서 폐기하거나, 링크로 비밀번호를 다시 설정하면 폐기됩니다.
account-do-sign_out_everywhere = 모든 기기에서 로그아웃
account-done-change_password = 비밀번호를 변경하였습니다. 다른 기기는 모두 로그아웃하였습니다.
account-done-sign_out_one = 해당 기기를 로그아웃하였습니다.
account-done-sign_out_everywhere = 모든 기기에서 로그아웃하였습니다.
session-agent = 브라우저
session-unnamed = 이름을 밝히지 않은 브라우저
session-present = 현재 기기
session-since = 로그인 시각
session-seen = 최근 접속
session-end = 로그아웃
session-end-label = 로그아웃: { $agent }

## 자국의 계정
accounts-title = 계정 관리
accounts-lead = 로그인할 수 있는 { $party } 소속자입니다.
accounts-count = 계정 { $n }개
accounts-column-email = 전자우편 주소
accounts-column-name = 이름
accounts-column-organisation = 기관
accounts-column-role = 역할
accounts-column-state = 상태
accounts-add = 계정 추가
accounts-add-note = 계정을 추가하면 비밀번호 설정 링크가 표시됩니다.
accounts-add-do = 계정 추가하기
account-state-active = 사용 중
account-state-invited = 비밀번호 미설정
account-state-disabled = 사용 정지
account-act-change = 역할과 기관 저장
account-act-disable = 계정 사용 정지
account-act-enable = 계정 사용 재개
account-act-new_link = 새 링크 만들기
account-acted-change = 역할과 기관을 저장하였습니다.
account-acted-disable = 계정 사용을 정지하고 모든 기기에서 로그아웃하였습니다.
account-acted-enable = 계정 사용을 재개하였습니다.
account-acted-new_link = 새 링크를 만들었습니다.
account-note-disable = 사용을 정지하면 로그인할 수 없으며 즉시 로그아웃됩니다. 기록한 내용은 그대로 남습니다.
account-note-enable = 이전 비밀번호로 다시 로그인할 수 있습니다.
account-link-note = 링크로 새 비밀번호를 설정할 수 있습니다. 48시간 안에 한 번만 사용할 수 있으며 이전 링크는 무효가 됩니다. 링크로 비밀번호를 설정하면 계정의 프로그램용 토큰과 개인 구독 주소도 함께 폐기됩니다.
account-link-title = { $email } 계정의 링크
account-link-lead = 안전한 방법으로 본인에게 전달해 주십시오. 48시간 안에 한 번만 사용할 수 있으며 다시 표시하지 않습니다.

## 접속 기록
log-title = 접속 기록
log-lead = { $party } 계정과 관련된 기록을 최근 순으로 표시합니다.
log-column-at = 시각
log-column-account = 계정
log-column-kind = 내용
log-column-detail = 상세
log-column-address = 접속 주소
log-done-by = 처리자 { $email }
audit-signed_in = 로그인
audit-sign_in_failed = 로그인 실패
audit-signed_out = 로그아웃
audit-denied = 권한 없는 접근
audit-exported = 파일 내려받기
audit-account_added = 계정 추가
audit-account_changed = 계정 변경
audit-account_disabled = 계정 사용 정지
audit-account_enabled = 계정 사용 재개
audit-link_made = 링크 발급
audit-password_set = 비밀번호 설정
audit-token_made = 프로그램용 토큰 발급
audit-token_revoked = 프로그램용 토큰 폐기
audit-subscription_made = 개인 구독 주소 발급
audit-subscription_ended = 개인 구독 주소 폐기
audit-office_changed = 직위 변경
audit-delegated = 직무 대행
audit-mail_uncertain = 전자우편 도착 여부 미확인
audit-mail_refused = 전자우편 발송 거부

## 개인 구독 주소
subscription-title = 개인 달력·피드 구독
subscription-manage = 구독 주소 관리
subscription-lead = 아웃룩, 구글 캘린더, 피드 구독 프로그램에 등록하는 주소입니다. 공개하지 않은 내용을 포함하여 본인이 열람할 수 있는 내용을 제공합니다.
subscription-none = 발급된 개인 구독 주소가 없습니다.
subscription-since = { $at }에 발급한 개인 구독 주소가 있습니다. 주소는 다시 표시하지 않습니다.
subscription-note = 주소를 아는 사람은 로그인하지 않고도 내용을 열람할 수 있으므로 다른 사람에게 알려 주지 마십시오. 주소를 폐기하거나 새로 발급하는 경우, 링크로 비밀번호를 설정하는 경우, 계정 사용이 정지되는 경우에는 기존 주소는 더 이상 쓸 수 없습니다.
subscription-make = 주소 발급하기
subscription-make-again = 주소 새로 발급하기
subscription-end = 주소 폐기하기
subscription-ended = 주소를 폐기하였습니다.
subscription-made = 개인 구독 주소
subscription-made-note = 지금 복사하여 두십시오. 다시 표시하지 않습니다. 이전에 발급한 주소는 더 이상 쓸 수 없습니다.
subscription-calendar-how = 아웃룩에서는 ‘일정 추가’의 ‘웹에서 구독’을, 구글 캘린더에서는 ‘다른 캘린더’의 ‘URL로 추가’를 선택합니다.
subscription-feed-how = 피드 구독 프로그램에서 ‘피드 추가’를 선택하고 주소를 붙여 넣습니다.
subscription-filters = 일부만 구독하려면 주소 끝에 검색 조건을 덧붙입니다. 예: { $example } 뒤에 분야 코드를 적습니다.
