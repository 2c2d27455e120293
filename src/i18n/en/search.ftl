# Search over everything.

search-label = Search everything
search-submit = Search
search-title = Search
# { $words } is what was typed.
search-title-of = Search: “{ $words }”
search-lead = Commitments, statements, meetings and organisations.
search-hint = Type a word, a part of a title, or an exact phrase in quotation marks, in either language. Press / on any page to search.
search-recent = Opened lately
search-nothing = Nothing found
search-nothing-advice = Use fewer or shorter words, or search in the other language.
search-of-all = { $n } of { $all } contain “{ $words }”.
count-organisations = { $n ->
    [one] { $n } organisation
   *[other] { $n } organisations
 }

# Where a commitment is named.
named-which = Which one do you mean?
named-none = None of these: take what stands in the field
named-fitting = { $n ->
    [one] No commitment is called exactly this, but one fits. Choose it, or correct what you typed.
   *[other] No single commitment is called exactly this. Choose one of those that fit.
 }
