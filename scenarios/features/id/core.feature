# language: id
Fitur: Sopan santun dasar
  Yang patut diberikan bot mana pun kepada siapa pun yang menulis.

  Skenario: Pesan pertama langsung dibalas
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan menyapa
    Maka bot menjawab dalam 10 detik
    Dan tidak ada temuan untuk "instant-answer"

  Skenario: Balasan pertama memberi salam
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan menyapa
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "greets"

  Skenario: Yang bisa dilakukan bot, dilakukannya
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan meminta sesuatu yang dapat dilakukan bot
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "answers-at-all"

  Skenario: Balasan memakai bahasa si penanya
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan meminta sesuatu yang dapat dilakukan bot
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "same-language"

  Skenario: Yang meminta orang diberi jalan ke sana
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan meminta berbicara dengan manusia
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "human-on-request"

  Skenario: Yang dua kali tidak dipahami diberi jalan lain
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan menulis sesuatu yang tidak dipahami bot
    Dan 2 menit berlalu
    Dan pelanggan menulis sesuatu yang tidak dipahami bot
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "gives-up-in-time"

  Skenario: Ucapan pamit dibalas
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan meminta sesuatu yang dapat dilakukan bot
    Dan 2 menit berlalu
    Dan pelanggan berpamitan
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "returns-goodbye"

  Skenario: Tidak ada pesan setelah jendela pesan tertutup
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan meminta sesuatu yang dapat dilakukan bot
    Dan 3 hari berlalu
    Maka platform tidak menolak apa pun
    Dan tidak ada temuan untuk "outside-window"

  Skenario: Yang minta berhenti tidak diganggu lagi
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan meminta sesuatu yang dapat dilakukan bot
    Dan 2 menit berlalu
    Dan pelanggan meminta agar tidak dihubungi lagi
    Dan 2 hari berlalu
    Maka tidak ada temuan untuk "stop-means-stop"

  Skenario: Bot diam selama percakapan dipegang orang
    Diketahui staf halaman dan bot menangani percakapan bersama-sama
    Dan seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan menyapa
    Dan 2 menit berlalu
    Dan staf halaman mengambil alih percakapan
    Dan pelanggan meminta sesuatu yang dapat dilakukan bot
    Dan 2 menit berlalu
    Maka platform tidak menolak apa pun
    Dan tidak ada temuan untuk "silent-after-handover"

  Skenario: Pesan yang datang dua kali dibalas sekali
    Diketahui webhook tiba dua kali
    Dan seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan meminta sesuatu yang dapat dilakukan bot
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "repeats"

  Skenario: Gambar tidak membingungkan bot
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan mengirim gambar
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "unknown-input"

  Skenario: Yang kecewa mendapat permintaan maaf
    Diketahui seorang pelanggan dengan locale "id_ID"
    Ketika pelanggan menyampaikan keluhan
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "regret"

  Skenario: Tak seorang pun tahu apa yang ditulis orang lain
    Diketahui seorang pelanggan bernama "Ana" dengan locale "id_ID"
    Dan seorang pelanggan bernama "Ben" dengan locale "id_ID"
    Ketika Ana meminta sesuatu yang dapat dilakukan bot
    Dan Ben meminta sesuatu yang dapat dilakukan bot
    Dan 2 menit berlalu
    Maka tidak ada temuan untuk "no-leak"
