# language: tr
Özellik: Temel nezaket
  Her botun kendisine yazan herkese borçlu olduğu.

  Senaryo: İlk mesaj hemen yanıtlanır
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri selam verirse
    O zaman bot 10 saniye içinde yanıt verir
    Ve "instant-answer" için bulgu yok

  Senaryo: İlk yanıt selam verir
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri selam verirse
    Ve 2 dakika geçerse
    O zaman "greets" için bulgu yok

  Senaryo: Bot yapabildiğini yapar
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri botun yapabildiği bir şey isterse
    Ve 2 dakika geçerse
    O zaman "answers-at-all" için bulgu yok

  Senaryo: Yanıt sorunun dilindedir
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri botun yapabildiği bir şey isterse
    Ve 2 dakika geçerse
    O zaman "same-language" için bulgu yok

  Senaryo: İnsan isteyene yol gösterilir
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri gerçek bir kişiyle görüşmek isterse
    Ve 2 dakika geçerse
    O zaman "human-on-request" için bulgu yok

  Senaryo: İki kez anlaşılmayana başka bir yol gösterilir
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri botun anlamadığı bir şey söylerse
    Ve 2 dakika geçerse
    Ve müşteri botun anlamadığı bir şey söylerse
    Ve 2 dakika geçerse
    O zaman "gives-up-in-time" için bulgu yok

  Senaryo: Vedaya karşılık verilir
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri botun yapabildiği bir şey isterse
    Ve 2 dakika geçerse
    Ve müşteri veda ederse
    Ve 2 dakika geçerse
    O zaman "returns-goodbye" için bulgu yok

  Senaryo: Pencere kapandıktan sonra bir şey yazılmaz
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri botun yapabildiği bir şey isterse
    Ve 3 gün geçerse
    O zaman platform hiçbir şeyi reddetmedi
    Ve "outside-window" için bulgu yok

  Senaryo: Dur diyen rahat bırakılır
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri botun yapabildiği bir şey isterse
    Ve 2 dakika geçerse
    Ve müşteri rahat bırakılmak isterse
    Ve 2 gün geçerse
    O zaman "stop-means-stop" için bulgu yok

  Senaryo: Konuşma bir insandayken bot susar
    Diyelim ki sayfa ekibi ile bot sohbetleri paylaşıyor
    Ve yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri selam verirse
    Ve 2 dakika geçerse
    Ve sayfa ekibi sohbeti devralırsa
    Ve müşteri botun yapabildiği bir şey isterse
    Ve 2 dakika geçerse
    O zaman platform hiçbir şeyi reddetmedi
    Ve "silent-after-handover" için bulgu yok

  Senaryo: İki kez gelen mesaj bir kez yanıtlanır
    Diyelim ki webhook'lar iki kez geliyor
    Ve yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri botun yapabildiği bir şey isterse
    Ve 2 dakika geçerse
    O zaman "repeats" için bulgu yok

  Senaryo: Bir fotoğraf botu şaşırtmaz
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri bir fotoğraf gönderirse
    Ve 2 dakika geçerse
    O zaman "unknown-input" için bulgu yok

  Senaryo: Kızgın olandan özür dilenir
    Diyelim ki yerel ayarı "tr_TR" olan bir müşteri var
    Eğer müşteri şikâyet ederse
    Ve 2 dakika geçerse
    O zaman "regret" için bulgu yok

  Senaryo: Kimse bir başkasının yazdığını öğrenmez
    Diyelim ki "Ana" adında, yerel ayarı "tr_TR" olan bir müşteri var
    Ve "Ben" adında, yerel ayarı "tr_TR" olan bir müşteri var
    Eğer Ana botun yapabildiği bir şey isterse
    Ve Ben botun yapabildiği bir şey isterse
    Ve 2 dakika geçerse
    O zaman "no-leak" için bulgu yok
