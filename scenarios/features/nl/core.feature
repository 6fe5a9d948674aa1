# language: nl
Functionaliteit: Goede manieren
  Wat elke bot verschuldigd is aan wie hem schrijft.

  Scenario: Het eerste bericht wordt meteen beantwoord
    Stel een klant met de taal "nl_NL"
    Als de klant groet
    Dan antwoordt de bot binnen 10 seconden
    En is er geen bevinding voor "instant-answer"

  Scenario: Het eerste antwoord groet
    Stel een klant met de taal "nl_NL"
    Als de klant groet
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "greets"

  Scenario: Wat de bot kan, doet hij
    Stel een klant met de taal "nl_NL"
    Als de klant iets vraagt wat de bot kan
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "answers-at-all"

  Scenario: Het antwoord is in de taal van de vraag
    Stel een klant met de taal "nl_NL"
    Als de klant iets vraagt wat de bot kan
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "same-language"

  Scenario: Wie een mens vraagt, krijgt de weg gewezen
    Stel een klant met de taal "nl_NL"
    Als de klant om een mens vraagt
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "human-on-request"

  Scenario: Wie twee keer niet begrepen wordt, krijgt een andere weg
    Stel een klant met de taal "nl_NL"
    Als de klant iets zegt wat de bot niet begrijpt
    En er 2 minuten voorbijgaan
    En de klant iets zegt wat de bot niet begrijpt
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "gives-up-in-time"

  Scenario: Een afscheid wordt beantwoord
    Stel een klant met de taal "nl_NL"
    Als de klant iets vraagt wat de bot kan
    En er 2 minuten voorbijgaan
    En de klant afscheid neemt
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "returns-goodbye"

  Scenario: Na het venster wordt er niets meer gestuurd
    Stel een klant met de taal "nl_NL"
    Als de klant iets vraagt wat de bot kan
    En er 3 dagen voorbijgaan
    Dan heeft het platform niets geweigerd
    En is er geen bevinding voor "outside-window"

  Scenario: Wie stop zegt, wordt met rust gelaten
    Stel een klant met de taal "nl_NL"
    Als de klant iets vraagt wat de bot kan
    En er 2 minuten voorbijgaan
    En de klant met rust gelaten wil worden
    En er 2 dagen voorbijgaan
    Dan is er geen bevinding voor "stop-means-stop"

  Scenario: De bot zwijgt zolang een mens het gesprek heeft
    Stel de medewerkers van de pagina en de bot delen de gesprekken
    En een klant met de taal "nl_NL"
    Als de klant groet
    En er 2 minuten voorbijgaan
    En de medewerkers van de pagina het gesprek overnemen
    En de klant iets vraagt wat de bot kan
    En er 2 minuten voorbijgaan
    Dan heeft het platform niets geweigerd
    En is er geen bevinding voor "silent-after-handover"

  Scenario: Een bericht dat twee keer aankomt, wordt één keer beantwoord
    Stel webhooks komen twee keer aan
    En een klant met de taal "nl_NL"
    Als de klant iets vraagt wat de bot kan
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "repeats"

  Scenario: Een foto brengt de bot niet in de war
    Stel een klant met de taal "nl_NL"
    Als de klant een foto stuurt
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "unknown-input"

  Scenario: Wie boos is, krijgt een woord van spijt
    Stel een klant met de taal "nl_NL"
    Als de klant klaagt
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "regret"

  Scenario: Niemand komt te weten wat een ander schreef
    Stel een klant genaamd "Ana" met de taal "nl_NL"
    En een klant genaamd "Ben" met de taal "nl_NL"
    Als Ana iets vraagt wat de bot kan
    En Ben iets vraagt wat de bot kan
    En er 2 minuten voorbijgaan
    Dan is er geen bevinding voor "no-leak"
