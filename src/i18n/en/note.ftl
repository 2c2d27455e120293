# Internal notes.

note-title = Internal notes
note-page = Internal notes: { $title }
note-own-eyes = Only those named with each note see it.
note-none = No notes yet.
note-about-report = On a report
note-told = Told: { $names }
note-read = Read the note
note-write = Write a note
note-text = Note
note-text-hint = Plain text. Type @ and a colleague’s name to tell that person.
note-audience = Who may read it
note-audience-organisation = Own organisation ({ $organisation })
note-audience-party = Own side (government bodies of { $party })
note-organisation-hint = Nobody outside the organisation sees it.
note-party-hint = Other ministries and agencies of our side see it too. Private bodies do not.
note-tell = Tell colleagues
note-tell-hint = They get a notice. Only those who may read the note can be told.
note-save = Save the note
note-withdraw = Withdraw
note-withdraw-note = The note is no longer shown. The history keeps that there was one.
note-withdraw-do = Withdraw the note
