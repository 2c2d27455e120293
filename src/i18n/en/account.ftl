# Signing in, the own account, and what an admin looks after.

sign-in = Sign in
sign-out = Sign out
sign-in-title = Sign in
sign-in-help = Accounts are for people of organisations that take part. An admin of your own side adds them and sends a link that sets the password. Reading needs no account.
sign-in-already = You are signed in as { $name }.
sign-in-go-on = Go on
sign-in-kept = You are no longer signed in. What you typed has been kept: sign in to send it.
sign-in-password-set = Your password is set. You can sign in with it now.
sign-in-kept-without-file = You are no longer signed in. What you typed has been kept, but not the file: sign in, choose the file again, and send it.
resume-without-file = The file was not kept. You can choose it again after sending this.
resume-title = Send what you typed
resume-lead = You are signed in again. Nothing was sent yet.
resume-send = Send what you typed
member-label = Your account and your work
live-recorded = { $n ->
    [one] 1 new entry in the record.
   *[other] { $n } new entries in the record.
}
live-show = Show
member-waiting = { $n ->
    [one] one waits
   *[other] { $n } wait
}

## What is wrong
wrong-email-missing = Enter your e-mail address.
wrong-password-missing = Enter the password.
wrong-sign-in = No account can be used with this e-mail address and password. Check both, or ask the admin of your side.
wrong-wait-seconds = { $n ->
    [one] There were too many attempts. Wait { $n } second, then try again.
   *[other] There were too many attempts. Wait { $n } seconds, then try again.
 }
wrong-wait-minutes = { $n ->
    [one] There were too many attempts. Wait { $n } minute, then try again.
   *[other] There were too many attempts. Wait { $n } minutes, then try again.
 }
wrong-present-password = This is not the present password.
wrong-password-again = The two new passwords differ. Type the same one twice.
wrong-password-too_short = The new password has fewer than { $n } characters.
wrong-password-too_long = The new password has more than { $n } characters.
wrong-password-common = The new password is one of those that are guessed first. Choose another.
wrong-password-known = The new password is hardly more than your name, your e-mail address or the name of this product. Choose another.
wrong-account-bad_email = Enter an e-mail address, such as name@ministry.example.
wrong-account-taken = There is an account with this e-mail address already.
wrong-account-no_name = Enter the person’s name.
wrong-account-long_name = The name has more than { $n } characters.
wrong-account-unknown_organisation = Choose an organisation of your own side.
wrong-account-unknown_role = Choose a role.
wrong-account-oneself = You cannot change your own role or disable your own account. Ask another admin.

## Roles
role-partner = Partner
role-partner-explanation = Reads what the parties share.
role-official = Official
role-official-explanation = Drafts and submits reports for their own organisation.
role-manager = Manager
role-manager-explanation = Publishes and returns reports, and answers the other side.
role-admin = Admin
role-admin-explanation = Manages accounts and settings of their own party, and reads what the parties share.

## Setting a password
set-password-title = Set your password
set-password-do = Set password
set-password-for = For { $email }
set-password-unusable = This link was used already, is too old, or was copied only in part. A link can be used once, within 48 hours. Ask the admin of your side for a new one.

## The own account
account-title = Your account
account-person = Your details
account-person-note = The admin of your side changes this.
account-password = Change your password
account-sessions = Where you are signed in
account-do-change_password = Change password
account-do-sign_out_one = Sign out
account-sessions-note = This does not end tokens for programs or the addresses of your calendar and feed. They end on their own pages, or with a password that is set by a link.
account-do-sign_out_everywhere = Sign out everywhere
account-done-change_password = Your password is changed. Every other browser was signed out.
account-done-sign_out_one = The browser was signed out.
account-done-sign_out_everywhere = Every browser was signed out.
session-agent = Browser
session-unnamed = Unnamed browser
session-present = this browser
session-since = Signed in
session-seen = Last seen
session-end = Sign out
session-end-label = Sign out: { $agent }

## Accounts of the own party
accounts-title = Accounts
accounts-lead = People of { $party } who can sign in.
accounts-count = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
 }
accounts-column-email = E-mail address
accounts-column-name = Name
accounts-column-organisation = Organisation
accounts-column-role = Role
accounts-column-state = State
accounts-add = Add an account
accounts-add-note = You then get a link with which the person sets a password.
accounts-add-do = Add account
account-state-active = Can sign in
account-state-invited = Has no password yet
account-state-disabled = Disabled
account-act-change = Save role and organisation
account-act-disable = Disable this account
account-act-enable = Enable this account
account-act-new_link = Make a new link
account-acted-change = Role and organisation are saved.
account-acted-disable = The account is disabled and signed out everywhere.
account-acted-enable = The account is enabled.
account-acted-new_link = A new link was made.
account-note-disable = A disabled account cannot sign in and is signed out at once. What its owner recorded is kept.
account-note-enable = The person can sign in again with their previous password.
account-link-note = A link lets the person set a new password. It can be used once, within 48 hours; earlier links stop working. A password set by a link also ends the account's tokens for programs and the addresses of its calendar and feed.
account-link-title = Link for { $email }
account-link-lead = Send this link to its owner through a secure channel. It can be used once, within 48 hours, and is not shown again.

## The log
log-title = Log
log-lead = What was done with the accounts of { $party }, the latest first.
log-column-at = When
log-column-account = Account
log-column-kind = What
log-column-detail = Details
log-column-address = Network address
log-done-by = by { $email }
audit-signed_in = Signed in
audit-sign_in_failed = Sign-in failed
audit-signed_out = Signed out
audit-denied = Access denied
audit-exported = Exported a file
audit-account_added = Account added
audit-account_changed = Account changed
audit-account_disabled = Account disabled
audit-account_enabled = Account enabled
audit-link_made = Link made
audit-password_set = Password set
audit-token_made = Token for a program made
audit-token_revoked = Token for a program revoked
audit-subscription_made = Private addresses made
audit-subscription_ended = Private addresses ended
audit-office_changed = Post changed
audit-delegated = Acting for someone
audit-mail_uncertain = Mail may not have arrived
audit-mail_refused = Mail refused by the mail server

## Addresses of one's own
subscription-title = Your calendar and feed
subscription-manage = Manage your addresses
subscription-lead = Addresses for Outlook, Google Calendar or a feed reader. They show what you may see, also what is not public.
subscription-none = You have no addresses of your own.
subscription-since = You have had addresses of your own since { $at }. They are not shown again.
subscription-note = Whoever has an address can read what it shows, without signing in. Do not pass it on. It stops working when you end it, when you make new ones, when your password is set by a link, or when your account is disabled.
subscription-make = Make addresses
subscription-make-again = Make new addresses
subscription-end = End the addresses
subscription-ended = The addresses no longer work.
subscription-made = Your addresses
subscription-made-note = Copy them now: they are not shown again. Earlier addresses no longer work.
subscription-calendar-how = Outlook: Add calendar, then Subscribe from web. Google Calendar: Other calendars, then From URL.
subscription-feed-how = Feed reader: Add a feed, then paste the address.
subscription-filters = To follow a part only, add its filters at the end of the address, such as { $example } and the code of an area.
