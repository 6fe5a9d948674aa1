# language: fr
Fonctionnalité: Les bonnes manières
  Ce que tout bot doit à quiconque lui écrit.

  Scénario: Le premier message reçoit une réponse immédiate
    Étant donné un client dont la langue est "fr_FR"
    Quand le client dit bonjour
    Alors le bot répond en moins de 10 secondes
    Et il n'y a aucun constat pour "instant-answer"

  Scénario: La première réponse salue
    Étant donné un client dont la langue est "fr_FR"
    Quand le client dit bonjour
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "greets"

  Scénario: Ce que le bot sait faire, il le fait
    Étant donné un client dont la langue est "fr_FR"
    Quand le client demande quelque chose que le bot sait faire
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "answers-at-all"

  Scénario: La réponse est dans la langue de la question
    Étant donné un client dont la langue est "fr_FR"
    Quand le client demande quelque chose que le bot sait faire
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "same-language"

  Scénario: Qui demande une personne est orienté vers elle
    Étant donné un client dont la langue est "fr_FR"
    Quand le client demande à parler à un humain
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "human-on-request"

  Scénario: Qui n’est pas compris deux fois reçoit une autre voie
    Étant donné un client dont la langue est "fr_FR"
    Quand le client écrit quelque chose que le bot ne comprend pas
    Et 2 minutes s'écoulent
    Et le client écrit quelque chose que le bot ne comprend pas
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "gives-up-in-time"

  Scénario: Un au revoir est rendu
    Étant donné un client dont la langue est "fr_FR"
    Quand le client demande quelque chose que le bot sait faire
    Et 2 minutes s'écoulent
    Et le client dit au revoir
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "returns-goodbye"

  Scénario: Rien n’est envoyé une fois la fenêtre fermée
    Étant donné un client dont la langue est "fr_FR"
    Quand le client demande quelque chose que le bot sait faire
    Et 3 jours s'écoulent
    Alors la plateforme n'a rien refusé
    Et il n'y a aucun constat pour "outside-window"

  Scénario: Qui dit stop est laissé tranquille
    Étant donné un client dont la langue est "fr_FR"
    Quand le client demande quelque chose que le bot sait faire
    Et 2 minutes s'écoulent
    Et le client demande à ne plus recevoir de messages
    Et 2 jours s'écoulent
    Alors il n'y a aucun constat pour "stop-means-stop"

  Scénario: Le bot se tait tant qu’une personne a la conversation
    Étant donné que l'équipe de la page et le bot se partagent les conversations
    Et un client dont la langue est "fr_FR"
    Quand le client dit bonjour
    Et 2 minutes s'écoulent
    Et l'équipe de la page prend la main sur la conversation
    Et le client demande quelque chose que le bot sait faire
    Et 2 minutes s'écoulent
    Alors la plateforme n'a rien refusé
    Et il n'y a aucun constat pour "silent-after-handover"

  Scénario: Un message reçu deux fois n’a qu’une réponse
    Étant donné que les webhooks arrivent en double
    Et un client dont la langue est "fr_FR"
    Quand le client demande quelque chose que le bot sait faire
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "repeats"

  Scénario: Une photo ne trouble pas le bot
    Étant donné un client dont la langue est "fr_FR"
    Quand le client envoie une image
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "unknown-input"

  Scénario: Qui est fâché reçoit un mot de regret
    Étant donné un client dont la langue est "fr_FR"
    Quand le client se plaint
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "regret"

  Scénario: Personne n’apprend ce qu’un autre a écrit
    Étant donné un client de langue "fr_FR" nommé "Ana"
    Et un client de langue "fr_FR" nommé "Ben"
    Quand Ana demande quelque chose que le bot sait faire
    Et Ben demande quelque chose que le bot sait faire
    Et 2 minutes s'écoulent
    Alors il n'y a aucun constat pour "no-leak"
