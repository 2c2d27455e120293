# Webhooks: other systems that are told what became public.

## The list
webhooks-title = Webhooks
webhooks-lead = Systems of { $party } that are told as soon as something becomes public. They are told nothing that is not public.
webhooks-count =
    { $n ->
        [one] { $n } webhook
       *[other] { $n } webhooks
    }
webhooks-none = No system is told yet.
webhooks-column-address = Address
webhooks-column-kinds = Told of
webhooks-column-state = State
webhooks-all-kinds = All events
webhooks-new = Add a webhook
webhooks-add = Add webhook
webhooks-address = Address
webhooks-address-hint = Where messages are posted to, such as { $example }. Programs of the receiving system answer there.
webhooks-kinds = What it is told of
webhooks-areas = Areas
webhooks-areas-hint = Choose none to be told of all areas. With areas chosen, it is not told of statements, which belong to none.
webhooks-how = How messages are signed and repeated
webhooks-secret-title = Secret for { $address }
webhooks-secret-lead = Copy the secret now and keep it as you would a password. With it, the receiver checks that messages come from here. It is not shown again.
webhooks-done-add = The webhook was added. Its secret was shown once: if you did not copy it, make a new one.
webhooks-done-remove = The webhook is removed. Nothing more is sent to it.
webhook-problem-no_kind = Choose at least one.
webhook-problem-too_many = There are { $n } webhooks, the most there may be. Remove one that is no longer used.
webhook-address-unreadable = Enter a web address with the host in plain small letters, such as https://hooks.example.org/accord.
webhook-address-plain = Enter an address that starts with https://.
webhook-address-not_public = This address is not on the public internet. Whoever runs this site can allow networks of its own.

## One webhook
webhook-title = Webhook
webhook-choice = Address and events
webhook-state-on = On
webhook-state-off = Off
webhook-state-gone = Turned off by the receiver
webhook-state-lead-on = It is on: it is told what becomes public.
webhook-state-lead-off = It is off: it is told nothing.
webhook-state-lead-gone = It is off: the receiver answered that it is gone (410).
webhook-act-change = Save
webhook-act-test = Send a test
webhook-act-turn_on = Turn on
webhook-act-turn_off = Turn off
webhook-act-renew = Make a new secret
webhook-act-send_again = Send again
webhook-act-remove = Remove
webhook-note-test = A test shows whether the receiver answers. It is sent once; what became of it is listed above after a few seconds.
webhook-note-turn_on = It is then told what becomes public from now on, not what did before.
webhook-note-turn_off = It is then told nothing. What is waiting to be sent is listed as not delivered.
webhook-note-renew = For a day, messages are signed with the new secret and the present one, so that the receiver has time to change.
webhook-note-remove = Removes the webhook, its secret and what waits for it. This cannot be undone.
webhook-former = The previous secret signs as well until { $until }.
webhook-done-change = Address and events are saved.
webhook-done-test = The test is on its way. Reload this page in a few seconds.
webhook-done-turn_on = It is on.
webhook-done-turn_off = It is off.
webhook-done-renew = A new secret was made. It was shown once.
webhook-done-send_again = It is sent again. Reload this page in a few seconds.
webhook-done-remove = The webhook is removed.
webhook-dead = Not delivered
webhook-dead-note = These were tried for about three days, or the webhook was turned off. They are not tried again by themselves.
webhook-send_again-label = Send again: { $kind }, { $at }
webhook-last = Last deliveries
webhook-last-none = Nothing was sent yet.
webhook-test = Test
webhook-column-kind = Event
webhook-column-at = When
webhook-column-outcome = Outcome
webhook-next =
    { $n ->
        [one] tried once; next attempt { $at }
       *[other] tried { $n } times; next attempt { $at }
    }
webhook-answered = { $said } ({ $status })
delivery-state-waiting = Waiting
delivery-state-delivered = Delivered
delivery-state-dead = Not delivered
delivery-state-moot = Not sent: no longer public
delivery-outcome-taken = Delivered
delivery-outcome-refused = The receiver refused it
delivery-outcome-gone = The receiver is gone
delivery-outcome-unreachable = Nobody answered
delivery-outcome-too_slow = The answer took too long
delivery-outcome-forbidden = The address is not allowed
webhook-kind-report_published = Report published
webhook-kind-report_corrected = Report corrected
webhook-kind-report_withdrawn = Report withdrawn
webhook-kind-report_confirmed = Report still true
webhook-kind-status_changed = Status changed
webhook-kind-commitment_recorded = New commitment
webhook-kind-commitment_revised = Commitment revised
webhook-kind-statement_recorded = New statement
webhook-kind-statement_revised = Statement revised
webhook-kind-record_withheld = Content withheld

## For developers
developers-webhooks = Webhooks
developers-webhooks-what = A system can be told as soon as something becomes public: this site posts a short JSON message to an address that an administrator sets. It holds the type of the event, when it was recorded, identifiers and addresses; the system reads the rest from the API.
developers-webhooks-signed = Messages follow the Standard Webhooks specification: the headers are webhook-id, webhook-timestamp and webhook-signature (v1, HMAC-SHA256 with the secret that starts with whsec_). Libraries for many languages check them.
developers-webhooks-repeated = Answer with a status from 200 to 299 within ten seconds. Otherwise the message is sent again, at growing intervals, for about three days. It keeps its webhook-id: drop what you have had already. 410 turns the webhook off. Redirects are not followed.
developers-webhooks-withheld = When you are told that content was withheld (record.withheld), delete what you keep of that record.
developers-webhooks-types = Types of events
api-header-webhook-id = Identifies the message, however often it is sent.
api-header-webhook-timestamp = When it is sent, in seconds since 1970.
api-header-webhook-signature = One or more signatures with spaces between them: v1, a comma, and the HMAC-SHA256 of identifier, time and body in Base64.
api-webhook-taken = The message was taken.
api-webhook-gone = The receiver wants no more: the webhook is turned off.
