# What is said when something does not work.

error-go-overview = Go to the overview
error-go-list = See all commitments
error-go-search = Search the commitments

## 400: an address that cannot be read
bad-request-title = This address cannot be used
bad-request = Part of the address cannot be read. The rest was left as it is.
bad-parameter = “{ $parameter }” cannot be used: { $reason }
bad-parameter-unnamed = Part of the address cannot be used: { $reason }
bad-parameter-drop = Show the page without it
fault-not_a_day = “{ $value }” is not a day between 1900 and 2199. Write year, month and day, such as 2026-11-25.
fault-not_a_moment = { $value } is not a moment such as 2026-11-25 or 2026-11-25T14:03.
fault-in_future = { $value } has not come yet. Choose today or an earlier day.
fault-not_a_page = “{ $value }” is not a page number. Pages are counted from 1.
fault-unknown_value = “{ $value }” is not one of the choices.
fault-too_long = It is longer than { $limit } characters.
fault-unreadable = It holds characters that cannot be read (broken percent-encoding).
fault-end_before_start = { $value } lies before the first day.
fault-not_earlier = { $value } is not before the day shown.
unknown-area = No area has the code “{ $value }”.
unknown-party = No party has the code “{ $value }”.
unknown-org = No organisation has the code “{ $value }”.
unknown-statement = No statement has the address “{ $value }”.

## The names of parameters
parameter-q = Search
parameter-statement = Statement
parameter-org = Organisation
parameter-sort = Sort
parameter-then = Then sort
parameter-columns = Columns
parameter-page = Page
parameter-as_of = As of
parameter-group = Group by
parameter-from = From
parameter-to = To
parameter-zoom = Zoom
parameter-compare = Compare with
parameter-kind = Kind of change
parameter-known_at = Record as it was at
parameter-meeting = Meeting
parameter-audience = For whom
parameter-language = Language
parameter-view = Show as

## 404
not-found-title = Not found
not-found-page = There is no page at this address. It may have been typed or copied wrongly.
not-found-commitment = There is no commitment at this address. It may have been renamed; search for a word of its title.
not-found-statement = There is no statement at this address. See the list of statements.
not-found-meeting = There is no meeting at this address. See the list of meetings.
not-found-area = There is no area with this code. See the areas on the overview.
not-found-organisation = There is no organisation with this code. Search the commitments by organisation.
not-found-as-of = It did not exist yet on { $day }. Go back to today to see it.
not-found-known-at = The record held nothing of this at { $moment }. It was recorded later.
not-found-page-of-list = The list has only { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
 }.

## Other answers
method-not-allowed-title = This cannot be done here
method-not-allowed = The address exists, but does not accept this kind of request.
conflict-title = Someone else has changed this in the meantime
problem-form-too-large = All fields together are longer than the server accepts. Nothing was saved; your text is kept below. Please shorten it.
too-large-title = Too large
too-large = What was sent is larger than the server accepts. Nothing was saved. Go back and send less at once.
forbidden-title = Not accepted from there
forbidden = The request came from a page of another site, so nothing was done. Open the page here and send it again.
bad-form-title = This could not be read
bad-form = What was sent cannot be read, so nothing was done. Go back and send it again.
address-too-long-title = The address is too long
address-too-long = Choose fewer filters or a shorter search.
unprocessable = { $n ->
    [one] There is { $n } problem
   *[other] There are { $n } problems
 }
too-many-title = Too many requests
too-many = Wait a moment, then try again.
server-error-title = Something went wrong on our side
server-error = The page could not be drawn. It was logged and will be looked into. Nothing you did caused it.
unavailable-title = Not available just now
unavailable = The service is starting, overloaded or under maintenance. Try again in a moment.
