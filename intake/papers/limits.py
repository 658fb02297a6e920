"""What the dossier proves and what it does not, in the words that officers, courts and lawyers read."""

PROVEN = (
    (
        "Berkas masih sama.",
        "Nilai hash (SHA-256) setiap bukti dihitung ketika berkas diterima. Bila hash berkas yang "
        "ditunjukkan kemudian sama dengan hash di dokumen ini, isinya sama bita demi bita "
        "dengan berkas yang dicatat.",
    ),
    (
        "Catatan di bawah titik periksa yang dipegang pihak lain.",
        "Catatan yang tercakup titik periksa (checkpoint) yang dipegang pihak lain tidak dapat diubah atau "
        "dihilangkan tanpa diketahui oleh siapa pun yang membandingkan.",
    ),
    (
        "Urutan catatan.",
        "Catatan yang tercakup titik periksa itu sudah ada sebelum titik periksa dibuat; catatan lain baru "
        "ditambahkan sesudahnya.",
    ),
)

NOT_PROVEN = (
    (
        "Catatan sesudahnya.",
        "Catatan yang lebih baru daripada titik periksa terakhir di tangan pihak luar masih dapat diubah "
        "atau dihilangkan tanpa diketahui.",
    ),
    (
        "Tanggal mundur di antara dua jangkar.",
        "Di antara dua jangkar luar, tanggal mundur tidak dapat diketahui. Yang pasti hanya: catatan itu "
        "masuk sesudah jangkar pertama dan sebelum jangkar kedua. Jam komputer petugas "
        "dapat salah atau disetel.",
    ),
    (
        "Kapan foto diambil.",
        "Batas waktu di sini menunjuk saat pencatatan, bukan saat pengambilan gambar.",
    ),
    (
        "Batas atas waktu.",
        "Keterangan “paling lambat dicatat pada …” adalah pernyataan pihak yang menandatanganinya, dan hanya "
        "sekuat kepercayaan kepada pihak itu.",
    ),
    (
        "Kebenaran data EXIF.",
        "Waktu, posisi dan kamera ditulis oleh telepon atau kamera ke dalam berkas. Data itu dapat salah dan "
        "dapat disunting sebelum berkas diserahkan.",
    ),
    (
        "Kebenaran isi.",
        "Hash yang sama membuktikan bahwa berkas tidak berubah sejak diterima. Itu tidak membuktikan bahwa "
        "isi foto, keterangan saksi atau laporan benar, atau bahwa gambar tidak direkayasa sebelumnya.",
    ),
    (
        "Kelengkapan.",
        "Apa yang tidak pernah dimasukkan ke dalam Segel tidak terlihat di sini.",
    ),
    (
        "Siapa yang duduk di depan komputer.",
        "Catatan menunjukkan kunci dan kata sandi siapa yang dipakai, bukan orang yang memakainya.",
    ),
    (
        "Dokumen PDF atau cetakan ini.",
        "Dokumen ini tidak ditandatangani secara elektronik dan memuat gambar yang diperkecil. Yang "
        "diperiksa adalah berkas asli, bundel, dan nota titik periksa yang ditandatangani.",
    ),
)

NO_ANCHOR = (
    "Belum ada pihak luar yang tercatat memegang titik periksa dari catatan ini. Selama itu, pemegang "
    "brankas dapat menyusun ulang seluruh catatannya tanpa diketahui."
)

CODE_POINTS = (
    "Tanda seperti [U+1F600] dalam dokumen ini menggantikan satu karakter yang tidak dapat dicetak, dengan "
    "kode Unicode-nya. Tanda “…” pada judul dan daftar berarti teks lengkapnya ada di lembar rinciannya."
)

HOW_TO_CHECK = (
    "1. Pindai kode QR dan bandingkan teksnya dengan nota, tanda bukti atau SMS yang dipegang pihak lain: "
    "jumlah entri dan akar harus sama. Bila nota pihak lain lebih lama, periksa sambungannya dengan perintah "
    "<b>check</b> dari Segel atau program menurut FORMAT.md.",
    "2. Hitung SHA-256 berkas asli (Windows: <b>certutil -hashfile BERKAS SHA256</b>; Linux: <b>sha256sum "
    "BERKAS</b>) dan bandingkan dengan nilai hash di lembar buktinya: semua 64 huruf dan angka harus sama.",
)

ATTACHED = (
    "Lampiran segel-dossier.json di dalam PDF ini menyebut titik periksa, nilai hash daftar bukti, dan untuk setiap "
    "halaman catatan mana yang disebut. Nilai hash PDF ini sendiri dicatat dalam log sesudah dibuat; buktinya ada di "
    "berkas .tlog-proof di sampingnya. Perintah <b>check BERKAS.pdf --against BUNDEL</b> menunjuk setiap halaman yang "
    "tidak cocok lagi."
)
