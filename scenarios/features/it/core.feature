# language: it
Funzionalità: Le buone maniere
  Ciò che ogni bot deve a chi gli scrive.

  Scenario: Il primo messaggio riceve subito risposta
    Dato un cliente di lingua "it_IT"
    Quando il cliente saluta
    Allora il bot risponde entro 10 secondi
    E non c'è nessun rilievo per "instant-answer"

  Scenario: La prima risposta saluta
    Dato un cliente di lingua "it_IT"
    Quando il cliente saluta
    E passano 2 minuti
    Allora non c'è nessun rilievo per "greets"

  Scenario: Ciò che il bot sa fare, lo fa
    Dato un cliente di lingua "it_IT"
    Quando il cliente chiede qualcosa che il bot sa fare
    E passano 2 minuti
    Allora non c'è nessun rilievo per "answers-at-all"

  Scenario: La risposta è nella lingua della domanda
    Dato un cliente di lingua "it_IT"
    Quando il cliente chiede qualcosa che il bot sa fare
    E passano 2 minuti
    Allora non c'è nessun rilievo per "same-language"

  Scenario: Chi chiede una persona viene indirizzato
    Dato un cliente di lingua "it_IT"
    Quando il cliente chiede di parlare con una persona
    E passano 2 minuti
    Allora non c'è nessun rilievo per "human-on-request"

  Scenario: Chi non è capito due volte riceve un’altra via
    Dato un cliente di lingua "it_IT"
    Quando il cliente scrive qualcosa che il bot non capisce
    E passano 2 minuti
    E il cliente scrive qualcosa che il bot non capisce
    E passano 2 minuti
    Allora non c'è nessun rilievo per "gives-up-in-time"

  Scenario: Un saluto viene ricambiato
    Dato un cliente di lingua "it_IT"
    Quando il cliente chiede qualcosa che il bot sa fare
    E passano 2 minuti
    E il cliente si congeda
    E passano 2 minuti
    Allora non c'è nessun rilievo per "returns-goodbye"

  Scenario: Niente viene scritto a finestra chiusa
    Dato un cliente di lingua "it_IT"
    Quando il cliente chiede qualcosa che il bot sa fare
    E passano 3 giorni
    Allora la piattaforma non ha rifiutato nulla
    E non c'è nessun rilievo per "outside-window"

  Scenario: Chi dice stop viene lasciato in pace
    Dato un cliente di lingua "it_IT"
    Quando il cliente chiede qualcosa che il bot sa fare
    E passano 2 minuti
    E il cliente chiede di non ricevere più messaggi
    E passano 2 giorni
    Allora non c'è nessun rilievo per "stop-means-stop"

  Scenario: Il bot tace finché una persona ha la conversazione
    Dato che lo staff della pagina e il bot condividono le conversazioni
    E un cliente di lingua "it_IT"
    Quando il cliente saluta
    E passano 2 minuti
    E lo staff della pagina prende in carico la conversazione
    E il cliente chiede qualcosa che il bot sa fare
    E passano 2 minuti
    Allora la piattaforma non ha rifiutato nulla
    E non c'è nessun rilievo per "silent-after-handover"

  Scenario: Un messaggio arrivato due volte ha una sola risposta
    Dato che i webhook arrivano due volte
    E un cliente di lingua "it_IT"
    Quando il cliente chiede qualcosa che il bot sa fare
    E passano 2 minuti
    Allora non c'è nessun rilievo per "repeats"

  Scenario: Una foto non confonde il bot
    Dato un cliente di lingua "it_IT"
    Quando il cliente invia un'immagine
    E passano 2 minuti
    Allora non c'è nessun rilievo per "unknown-input"

  Scenario: Chi è arrabbiato riceve una parola di scuse
    Dato un cliente di lingua "it_IT"
    Quando il cliente si lamenta
    E passano 2 minuti
    Allora non c'è nessun rilievo per "regret"

  Scenario: Nessuno scopre ciò che ha scritto un altro
    Dato un cliente di nome "Ana" e di lingua "it_IT"
    E un cliente di nome "Ben" e di lingua "it_IT"
    Quando Ana chiede qualcosa che il bot sa fare
    E Ben chiede qualcosa che il bot sa fare
    E passano 2 minuti
    Allora non c'è nessun rilievo per "no-leak"
