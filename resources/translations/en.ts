<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>AccountSection</name>
    <message>
        <source>Peristiwa</source>
        <translation>The event</translation>
    </message>
    <message>
        <source>Apa yang terjadi, dalam beberapa kalimat</source>
        <translation>What happened, in a few sentences</translation>
    </message>
    <message>
        <source>Uraian singkat kejadian</source>
        <translation>Short account of the event</translation>
    </message>
    <message>
        <source>Urutan kejadian: siapa, di mana, kapan, bagaimana</source>
        <translation>In order: who, where, when, how</translation>
    </message>
    <message>
        <source>Desa, kelurahan atau kecamatan</source>
        <translation>Village, ward or district</translation>
    </message>
    <message>
        <source>Ketik beberapa huruf, lalu pilih</source>
        <translation>Type a few letters, then choose</translation>
    </message>
    <message>
        <source>Simpan uraian</source>
        <translation>Save account</translation>
    </message>
    <message>
        <source>Judul perkara</source>
        <translation>Case title</translation>
    </message>
    <message>
        <source>Tempat kejadian</source>
        <translation>Place of the event</translation>
    </message>
    <message>
        <source>Nama tempat, jalan, RT/RW</source>
        <translation>Name of the place, street, block</translation>
    </message>
    <message>
        <source>Tahapan pemilihan</source>
        <translation>Phase of the election</translation>
    </message>
    <message>
        <source>hari-bulan-tahun</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>14-02-2024 09.30</source>
        <translation>14-02-2024 09.30</translation>
    </message>
    <message>
        <source>mis. kampanye</source>
        <translation>such as: campaign</translation>
    </message>
    <message>
        <source>Tanggal kejadian</source>
        <translation>Date of the event</translation>
    </message>
    <message>
        <source>Tanggal diketahui</source>
        <translation>Date it became known</translation>
    </message>
    <message>
        <source>Sumber informasi</source>
        <translation>Source of the information</translation>
    </message>
    <message>
        <source>Siapa atau apa yang menyampaikannya</source>
        <translation>Who or what it came from</translation>
    </message>
    <message>
        <source>Disampaikan melalui</source>
        <translation>Submitted through</translation>
    </message>
    <message>
        <source>Langsung, atau sigaplapor</source>
        <translation>In person, or sigaplapor</translation>
    </message>
    <message>
        <source>Diterima di</source>
        <translation>Received in</translation>
    </message>
    <message>
        <source>Diterima pada</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Disampaikan pada</source>
        <translation>Submitted on</translation>
    </message>
    <message>
        <source>Dilengkapi pada</source>
        <translation>Completed on</translation>
    </message>
    <message>
        <source>Nomor surat tugas</source>
        <translation>Number of the letter of assignment</translation>
    </message>
    <message>
        <source>Nomor LHP</source>
        <translation>LHP number</translation>
    </message>
    <message>
        <source>Belum dipilih</source>
        <translation>Not chosen yet</translation>
    </message>
    <message>
        <source>Pemilu: DPR, DPD atau DPRD</source>
        <translation>General election: DPR, DPD or DPRD</translation>
    </message>
    <message>
        <source>Pemilu: presiden dan wakil presiden</source>
        <translation>General election: president and vice president</translation>
    </message>
    <message>
        <source>Pemilu</source>
        <translation>General election</translation>
    </message>
    <message>
        <source>Pilkada: gubernur</source>
        <translation>Regional election: governor</translation>
    </message>
    <message>
        <source>Pilkada: bupati</source>
        <translation>Regional election: regent</translation>
    </message>
    <message>
        <source>Pilkada: wali kota</source>
        <translation>Regional election: mayor</translation>
    </message>
    <message>
        <source>Pilkada</source>
        <translation>Regional election</translation>
    </message>
    <message>
        <source>Jenis pemilihan</source>
        <translation>Kind of election</translation>
    </message>
    <message>
        <source>Uraian singkat</source>
        <translation>Short account</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Perkara ini diterima dari kantor lain: dibaca saja.</source>
        <translation>This case came from another office: it can only be read.</translation>
    </message>
    <message>
        <source>Ada perubahan yang belum disimpan.</source>
        <translation>There are changes that are not saved.</translation>
    </message>
    <message>
        <source>Tersimpan.</source>
        <translation>Saved.</translation>
    </message>
</context>
<context>
    <name>ActForm</name>
    <message>
        <source>Misalnya: suka posting</source>
        <translation>such as: likes a post</translation>
    </message>
    <message>
        <source>Ketik, lalu pilih</source>
        <translation>Type, then choose</translation>
    </message>
    <message>
        <source>hari-bulan-tahun</source>
        <translation>day-month-year</translation>
    </message>
</context>
<context>
    <name>ActsSection</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Dugaan perbuatan dalam perkara</source>
        <translation>Alleged acts in the case</translation>
    </message>
    <message>
        <source>Belum ada perbuatan. Tekan Perbuatan baru, lalu ketik beberapa kata.</source>
        <translation>No act yet. Press New act, then type a few words.</translation>
    </message>
    <message>
        <source>Perbuatan baru</source>
        <translation>New act</translation>
    </message>
    <message>
        <source>Tarik</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Simpan perbuatan</source>
        <translation>Save act</translation>
    </message>
    <message>
        <source>Pilih dahulu perbuatannya: ketik beberapa kata, lalu pilih dari daftar.</source>
        <translation>Choose the act first: type a few words, then choose from the list.</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Tersimpan.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Tarik dugaan perbuatan</source>
        <translation>Withdraw alleged act</translation>
    </message>
    <message>
        <source>Alasan menarik perbuatan ini</source>
        <translation>Reason for withdrawing this act</translation>
    </message>
    <message>
        <source>{draft} Pilih perbuatannya agar tercatat.</source>
        <translation>{draft} Choose the act so that it is recorded.</translation>
    </message>
    <message>
        <source>Perbuatan {n}</source>
        <translation>Act {n}</translation>
    </message>
    <message>
        <source>Ditarik: {reason}</source>
        <translation>Withdrawn: {reason}</translation>
    </message>
    <message>
        <source>Lazimnya diteruskan kepada:</source>
        <translation>Usually passed on to:</translation>
    </message>
    <message>
        <source>Ada perubahan yang belum disimpan.</source>
        <translation>There are changes that are not saved.</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>&amp;Tampilan</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Ikuti komputer</source>
        <translation>&amp;Same as the computer</translation>
    </message>
    <message>
        <source>&amp;Terang</source>
        <translation>&amp;Light</translation>
    </message>
    <message>
        <source>&amp;Gelap</source>
        <translation>&amp;Dark</translation>
    </message>
    <message>
        <source>&amp;Warna</source>
        <translation>&amp;Colours</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size} %</translation>
    </message>
    <message>
        <source>&amp;Ukuran tulisan</source>
        <translation>&amp;Text size</translation>
    </message>
    <message>
        <source>Lebih &amp;besar</source>
        <translation>&amp;Larger</translation>
    </message>
    <message>
        <source>Lebih &amp;kecil</source>
        <translation>&amp;Smaller</translation>
    </message>
    <message>
        <source>&amp;Bahasa</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>{minutes} menit</source>
        <translation>{minutes} minutes</translation>
    </message>
    <message>
        <source>&amp;Kunci setelah diam</source>
        <translation>&amp;Lock when idle for</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Dari siapa</source>
        <translation>From whom</translation>
    </message>
    <message>
        <source>Caranya</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Disalin dari telepon</source>
        <translation>Copied from a phone</translation>
    </message>
    <message>
        <source>Diterima lewat WhatsApp</source>
        <translation>Received through WhatsApp</translation>
    </message>
    <message>
        <source>Diserahkan di atas flashdisk</source>
        <translation>Handed over on a USB stick</translation>
    </message>
    <message>
        <source>Dipotret sendiri oleh petugas</source>
        <translation>Photographed by the officer</translation>
    </message>
    <message>
        <source>Di mana</source>
        <translation>Where</translation>
    </message>
    <message numerus="yes">
        <source>%n berkas atau folder akan dimasukkan. Isian ini berlaku untuk semuanya.</source>
        <translation>
            <numerusform>%n file or folder will be taken in. These details apply to all of it.</numerusform>
            <numerusform>%n files or folders will be taken in. These details apply to all of them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asal berkas</source>
        <translation>Where the files come from</translation>
    </message>
    <message>
        <source>Masukkan</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>AttachField</name>
    <message>
        <source>Pakai bukti yang ada…</source>
        <translation>Use existing exhibits…</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Bukti nomor {numbers}</source>
        <translation>Exhibits no. {numbers}</translation>
    </message>
    <message>
        <source>Belum ada. Berkas juga dapat diseret ke sini.</source>
        <translation>None yet. Files can also be dropped here.</translation>
    </message>
    <message>
        <source>Memasukkan berkas</source>
        <translation>Taking in files</translation>
    </message>
    <message>
        <source>Pakai bukti yang ada</source>
        <translation>Use existing exhibits</translation>
    </message>
    <message>
        <source>Nomor buktinya, misalnya 3, 5</source>
        <translation>Exhibit numbers, such as 3, 5</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Bukti nomor {numbers} sudah tersimpan, tetapi belum dipasang pada catatan yang tadi. Buka catatan itu lagi, lalu pilih Pakai bukti yang ada.</source>
        <translation>Exhibits no. {numbers} are saved but not yet attached to the record you were at. Open that record again and choose Use existing exhibits.</translation>
    </message>
</context>
<context>
    <name>BlocksPanel</name>
    <message>
        <source>Sisa</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Blok nomor dari kantor</source>
        <translation>Blocks of numbers from the office</translation>
    </message>
    <message>
        <source>Belum ada blok nomor. Isi di bawah, lalu tekan Catat blok.</source>
        <translation>No block of numbers yet. Fill in the fields below, then press Record block.</translation>
    </message>
    <message>
        <source>Tahun</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Nomor pertama</source>
        <translation>First number</translation>
    </message>
    <message>
        <source>Nomor terakhir</source>
        <translation>Last number</translation>
    </message>
    <message>
        <source>Kode wilayah</source>
        <translation>Region code</translation>
    </message>
    <message>
        <source>23.02</source>
        <translation>23.02</translation>
    </message>
    <message>
        <source>Nama kecamatan</source>
        <translation>Name of the district</translation>
    </message>
    <message>
        <source>Misalnya Ngaliyan</source>
        <translation>For example Ngaliyan</translation>
    </message>
    <message>
        <source>Kantor yang memberi</source>
        <translation>Office that gave it</translation>
    </message>
    <message>
        <source>Sebaiknya dengan nomor suratnya</source>
        <translation>If possible with its letter number</translation>
    </message>
    <message>
        <source>Catat blok</source>
        <translation>Record block</translation>
    </message>
    <message>
        <source>dari</source>
        <translation>from</translation>
    </message>
    <message>
        <source>sampai</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Tahun dan nomor</source>
        <translation>Year and numbers</translation>
    </message>
    <message>
        <source>{kind}, misalnya {number}</source>
        <translation>{kind}, such as {number}</translation>
    </message>
    <message>
        <source>Tulis tahun dengan empat angka, lalu nomor pertama dan nomor terakhir, misalnya 1 dan 50.</source>
        <translation>Write the year with four digits, then the first and the last number, such as 1 and 50.</translation>
    </message>
    <message>
        <source>tidak dipakai</source>
        <translation>not used</translation>
    </message>
    <message>
        <source>habis</source>
        <translation>used up</translation>
    </message>
</context>
<context>
    <name>CapturesSection</name>
    <message>
        <source>Unggahan media sosial dalam perkara</source>
        <translation>Social media posts in the case</translation>
    </message>
    <message>
        <source>Belum ada unggahan. Tekan Unggahan baru.</source>
        <translation>No post yet. Press New post.</translation>
    </message>
    <message>
        <source>Tentang unggahan ini</source>
        <translation>About this post</translation>
    </message>
    <message>
        <source>Unggahan baru</source>
        <translation>New post</translation>
    </message>
    <message>
        <source>Unggahan {n}</source>
        <translation>Post {n}</translation>
    </message>
    <message>
        <source>Simpan unggahan</source>
        <translation>Save post</translation>
    </message>
    <message>
        <source>Unggahan</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Pengamatan</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Kaitan</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Akun</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Perbuatan</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Dilihat</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Jenis perbuatan</source>
        <translation>Kind of act</translation>
    </message>
    <message>
        <source>Terlapor</source>
        <translation>Reported person</translation>
    </message>
    <message>
        <source>Media sosial</source>
        <translation>Social media</translation>
    </message>
    <message>
        <source>Facebook, TikTok…</source>
        <translation>Facebook, TikTok…</translation>
    </message>
    <message>
        <source>Seperti di halamannya</source>
        <translation>As on the page</translation>
    </message>
    <message>
        <source>Seperti tampil: &apos;3 jam&apos;</source>
        <translation>As shown: &apos;3 hours&apos;</translation>
    </message>
    <message>
        <source>Misalnya: Samsung A15 petugas</source>
        <translation>For example: the officer&apos;s Samsung</translation>
    </message>
    <message>
        <source>Apa yang terlihat, berapa suka</source>
        <translation>What could be seen, how many likes</translation>
    </message>
    <message>
        <source>Nama akun</source>
        <translation>Name of the account</translation>
    </message>
    <message>
        <source>Tautan akun</source>
        <translation>Link to the account</translation>
    </message>
    <message>
        <source>Alamat unggahan (URL)</source>
        <translation>Address of the post (URL)</translation>
    </message>
    <message>
        <source>Diunggah</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Oleh</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Masih ada</source>
        <translation>Still there</translation>
    </message>
    <message>
        <source>Bukti</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Pengamatan unggahan ini</source>
        <translation>Observations of this post</translation>
    </message>
    <message>
        <source>Belum ada pengamatan. Isi di bawah, lalu tekan Catat pengamatan.</source>
        <translation>No observation yet. Fill in the fields below, then press Record observation.</translation>
    </message>
    <message>
        <source>Masih daring</source>
        <translation>Still online</translation>
    </message>
    <message>
        <source>Dilihat pada</source>
        <translation>Seen on</translation>
    </message>
    <message>
        <source>hari-bulan-tahun jam.menit</source>
        <translation>day-month-year hour.minute</translation>
    </message>
    <message>
        <source>Dilihat oleh</source>
        <translation>Seen by</translation>
    </message>
    <message>
        <source>Dengan alat</source>
        <translation>Device used</translation>
    </message>
    <message>
        <source>Tangkapan layar oleh petugas</source>
        <translation>Screenshots by the officer</translation>
    </message>
    <message>
        <source>Pilih tangkapan layar…</source>
        <translation>Choose screenshots…</translation>
    </message>
    <message>
        <source>Catat pengamatan</source>
        <translation>Record observation</translation>
    </message>
    <message>
        <source>Pengamatan baru</source>
        <translation>New observation</translation>
    </message>
    <message>
        <source>Belum diketahui</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>Isi dulu unggahannya di bagian pertama.</source>
        <translation>First fill in the post in the first part.</translation>
    </message>
    <message>
        <source>Pengamatan {n} tercatat.</source>
        <translation>Observation {n} recorded.</translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message>
        <source>Simpan kartu saya…</source>
        <translation>Save my card…</translation>
    </message>
    <message>
        <source>Percayai kartu…</source>
        <translation>Trust a card…</translation>
    </message>
    <message>
        <source>Kata-kata sudah dicocokkan</source>
        <translation>Eight words compared</translation>
    </message>
    <message>
        <source>Dijamin kantor lain</source>
        <translation>Vouched for by another office</translation>
    </message>
    <message>
        <source>Belum dicocokkan</source>
        <translation>Not compared yet</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Kepercayaan</source>
        <translation>Trust</translation>
    </message>
    <message>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Kartu yang dipercaya</source>
        <translation>Trusted cards</translation>
    </message>
    <message>
        <source>Belum ada kartu yang dipercaya. Tekan Percayai kartu, lalu pilih kartu kantor penerima.</source>
        <translation>No card is trusted yet. Press Trust a card, then choose the card of the receiving office.</translation>
    </message>
    <message>
        <source>Kartu saya</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>Delapan kata ini dibacakan kepada kantor yang menerima kartu Anda:</source>
        <translation>Read these eight words out to the office that receives your card:</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Kartu</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Simpan kartu saya</source>
        <translation>Save my card</translation>
    </message>
    <message>
        <source>Kartu (*.kartu)</source>
        <translation>Cards (*.kartu)</translation>
    </message>
    <message>
        <source>Kartu tersimpan di {p}.</source>
        <translation>Card saved to {p}.</translation>
    </message>
    <message>
        <source>Kartu kantor lain</source>
        <translation>Another office&apos;s card</translation>
    </message>
    <message>
        <source>Kartu (*.kartu);;Semua berkas (*)</source>
        <translation>Cards (*.kartu);;All files (*)</translation>
    </message>
    <message>
        <source>Cocokkan kata-kata</source>
        <translation>Compare the words</translation>
    </message>
    <message>
        <source>{name}
{office} · {role}

Telepon atau temui pemilik kartu dan minta ia membacakan delapan katanya. Di kartu ini tertulis:

{words}

Apakah semuanya sama, dalam urutan yang sama?</source>
        <translation>{name}
{office} · {role}

Call or meet the owner of the card and ask for the eight words to be read out. On this card they are:

{words}

Are all of them the same, in the same order?</translation>
    </message>
    <message>
        <source>Sama, percayai</source>
        <translation>The same, trust it</translation>
    </message>
    <message>
        <source>Tidak sama</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>Kartu {name} dipercaya.</source>
        <translation>The card of {name} is now trusted.</translation>
    </message>
</context>
<context>
    <name>CarePage</name>
    <message>
        <source>Kata sandi sekarang</source>
        <translation>Current passphrase</translation>
    </message>
    <message>
        <source>Kata sandi baru</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>Kata sandi baru sekali lagi</source>
        <translation>New passphrase once more</translation>
    </message>
    <message>
        <source>Ganti kata sandi</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>Buat cadangan…</source>
        <translation>Make a backup…</translation>
    </message>
    <message>
        <source>Periksa brankas</source>
        <translation>Check the vault</translation>
    </message>
    <message>
        <source>Isi kop surat…</source>
        <translation>Fill in the letterhead…</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Rawat brankas</source>
        <translation>Look after the vault</translation>
    </message>
    <message>
        <source>Berkas kantor</source>
        <translation>The office&apos;s files</translation>
    </message>
    <message>
        <source>Sekali lagi</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Cadangan dan salinan lama tetap terbuka dengan kata sandi lama. Kalau kata sandi lama sudah diketahui orang, buat cadangan baru dan musnahkan yang lama.</source>
        <translation>Backups and old copies still open with the old passphrase. If somebody else knows the old passphrase, make a new backup and destroy the old ones.</translation>
    </message>
    <message>
        <source>Cadangan</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Cadangan adalah salinan lengkap brankas di flashdisk atau disk lain, bersandi sama. Ia tidak dibuka langsung: pulihkan dari halaman awal kalau laptop ini hilang atau rusak. Riwayat lalu mencatat bahwa brankas itu lanjutan dari cadangan.</source>
        <translation>A backup is a complete copy of the vault on a USB stick or another disk, with the same passphrase. It is not opened directly: restore it from the start page if this laptop is lost or broken. The history then records that the vault continues a backup.</translation>
    </message>
    <message>
        <source>Pemeriksaan</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Baca ulang semua isi dan bandingkan dengan catatan, misalnya sebulan sekali.</source>
        <translation>Reads everything again and compares it with the records; do this once a month, for example.</translation>
    </message>
    <message>
        <source>Kantor belum menambah apa-apa. Kop surat dan logo diisi dengan tombol di atas; aturan dan hari libur kantor ditaruh di folder {folder}.</source>
        <translation>The office has added nothing yet. The letterhead and logo are filled in with the button above; the office&apos;s rules and holidays go into the folder {folder}.</translation>
    </message>
    <message>
        <source>Semua berkas di folder {folder} terbaca dan dipakai.</source>
        <translation>All files in the folder {folder} were read and are in use.</translation>
    </message>
    <message>
        <source>Yang di bawah ini belum terpakai; aturan bawaan yang berlaku, dan pekerjaan dapat diteruskan. Perbaiki berkasnya di folder {folder}, atau sampaikan kalimat ini kepada yang menulisnya.</source>
        <translation>What is listed below is not in use yet; Segel&apos;s own rules apply, and work can go on. Correct the file in the folder {folder}, or pass these sentences on to whoever wrote it.</translation>
    </message>
    <message>
        <source>Mengganti kata sandi</source>
        <translation>Changing the passphrase</translation>
    </message>
    <message>
        <source>Ketik dahulu kata sandi sekarang.</source>
        <translation>First type the current passphrase.</translation>
    </message>
    <message>
        <source>Kata sandi baru terlalu pendek: paling sedikit {least} huruf.</source>
        <translation>The new passphrase is too short: at least {least} characters.</translation>
    </message>
    <message>
        <source>Kedua kata sandi baru tidak sama. Ketik ulang.</source>
        <translation>The two new passphrases differ. Type them again.</translation>
    </message>
    <message>
        <source>Kata sandi sudah diganti. Mulai sekarang brankas ini dibuka dengan yang baru.</source>
        <translation>The passphrase has been changed. From now on this vault opens with the new one.</translation>
    </message>
    <message>
        <source>Tempat cadangan: flashdisk atau disk lain</source>
        <translation>Where the backup goes: a USB stick or another disk</translation>
    </message>
    <message>
        <source>Menyalin (MB)</source>
        <translation>Copying (MB)</translation>
    </message>
    <message>
        <source>Membuat cadangan</source>
        <translation>Making a backup</translation>
    </message>
    <message>
        <source>Cadangan selesai: {folder} ({size}). Simpan di tempat lain dari laptop ini.</source>
        <translation>The backup is done: {folder} ({size}). Keep it away from this laptop.</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Uraian</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Orang</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Statements</translation>
    </message>
    <message>
        <source>Bukti</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Surat</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Riwayat</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Perbuatan</source>
        <translation>Acts</translation>
    </message>
    <message>
        <source>Prosedur</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Bagian perkara</source>
        <translation>Parts of the case</translation>
    </message>
    <message>
        <source>Daftar perkara</source>
        <translation>List of cases</translation>
    </message>
</context>
<context>
    <name>CasesModel</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Perkara</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Terlapor</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tenggat berikutnya</source>
        <translation>Next deadline</translation>
    </message>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>{title} (dari kantor lain, dibaca saja)</source>
        <translation>{title} (from another office, read only)</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <source>lewat sejak {day}: {what}</source>
        <translation>passed since {day}: {what}</translation>
    </message>
    <message>
        <source>{day}, menurut bacaan lain belum lewat: {what}</source>
        <translation>{day}, not passed yet by another reading: {what}</translation>
    </message>
    <message>
        <source>hari ini: {what}</source>
        <translation>today: {what}</translation>
    </message>
    <message>
        <source>{left} hari lagi, {day}: {what}</source>
        <translation>{left} days left, {day}: {what}</translation>
    </message>
    <message>
        <source>{said} ({over} lain sudah lewat)</source>
        <translation>{said} (others passed: {over})</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Daftar perkara</source>
        <translation>List of cases</translation>
    </message>
    <message>
        <source>Belum ada perkara. Tekan Terima laporan atau Perkara baru.</source>
        <translation>There are no cases yet. Press Take in a report or New case.</translation>
    </message>
    <message>
        <source>Cari perkara</source>
        <translation>Search cases</translation>
    </message>
    <message>
        <source>Cari kata apa saja di dalam perkara</source>
        <translation>Search for any word in the cases</translation>
    </message>
    <message>
        <source>Terima laporan</source>
        <translation>Take in a report</translation>
    </message>
    <message>
        <source>Lanjutkan laporan</source>
        <translation>Continue the report</translation>
    </message>
    <message>
        <source>Perkara baru</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>Buka perkara</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Saringan</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Lihat berkas kantor</source>
        <translation>See the office&apos;s files</translation>
    </message>
    <message>
        <source>Jenis perkara</source>
        <translation>Kind of case</translation>
    </message>
    <message>
        <source>Judul perkara</source>
        <translation>Case title</translation>
    </message>
    <message>
        <source>Singkat, misalnya: Kampanye oleh ASN di Kelurahan …</source>
        <translation>Short, for example: Campaigning by a civil servant in Kelurahan …</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Judul</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Buat perkara</source>
        <translation>Create the case</translation>
    </message>
    <message>
        <source>Membaca daftar perkara</source>
        <translation>Reading the list of cases</translation>
    </message>
    <message>
        <source>Batas waktu sudah lewat, dan itu dicatat, pada perkara nomor {numbers}.</source>
        <translation>Deadlines have passed, and this is now on record, in case number {numbers}.</translation>
    </message>
    <message>
        <source>Ada yang keliru di berkas kantor: {files}. Pekerjaan dapat diteruskan dengan aturan bawaan.</source>
        <translation>Something is wrong in the office&apos;s files: {files}. Work can go on with Segel&apos;s own rules.</translation>
    </message>
    <message>
        <source>Saringan ({count})</source>
        <translation>Filters ({count})</translation>
    </message>
    <message>
        <source>Tidak ada perkara yang cocok. Kosongkan kotak cari dan saringan.</source>
        <translation>No case matches. Clear the search box and the filters.</translation>
    </message>
    <message>
        <source>{count} perkara.</source>
        <translation>{count} cases.</translation>
    </message>
    <message>
        <source>{count} dari {every} perkara.</source>
        <translation>{count} of {every} cases.</translation>
    </message>
    <message>
        <source>Simpan saringan</source>
        <translation>Save filter</translation>
    </message>
    <message>
        <source>Nama saringan ini</source>
        <translation>Name of this filter</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Periksa brankas ini</source>
        <translation>Check this vault</translation>
    </message>
    <message>
        <source>Cepat: isi berkas tidak dibaca</source>
        <translation>Quick: the contents of files are not read</translation>
    </message>
    <message>
        <source>Folder segel…</source>
        <translation>Sealed folder…</translation>
    </message>
    <message>
        <source>Berkas perkara (PDF)…</source>
        <translation>Dossier (PDF)…</translation>
    </message>
    <message>
        <source>Berkas perkara dibandingkan dengan</source>
        <translation>The dossier is compared with</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Pemeriksaan membandingkan semua isi dengan catatan yang tidak dapat diubah. Tidak ada yang diganti. Segel, bukti serah terima, foto bersama bukti pencatatannya, atau berkas perkara (PDF) dapat diseret ke sini.</source>
        <translation>A check compares everything held here with the record, which cannot be changed. Nothing is altered. A sealed folder, an acknowledgement, a photo together with its proof of logging, or a dossier (PDF) can be dropped here.</translation>
    </message>
    <message>
        <source>Bukti serah terima atau foto…</source>
        <translation>Acknowledgement or photo…</translation>
    </message>
    <message>
        <source>isi brankas ini</source>
        <translation>this vault</translation>
    </message>
    <message>
        <source>sebuah folder segel</source>
        <translation>a sealed folder</translation>
    </message>
    <message>
        <source>Setiap halaman berkas perkara dibandingkan dengan:</source>
        <translation>Each page of a dossier is compared with:</translation>
    </message>
    <message>
        <source>Brankas ini</source>
        <translation>This vault</translation>
    </message>
    <message>
        <source>Memeriksa (MB)</source>
        <translation>Checking (MB)</translation>
    </message>
    <message>
        <source>Memeriksa brankas</source>
        <translation>Checking the vault</translation>
    </message>
    <message>
        <source>Folder segel</source>
        <translation>Sealed folder</translation>
    </message>
    <message>
        <source>Berkas yang diperiksa</source>
        <translation>The file to check</translation>
    </message>
    <message>
        <source>Bukti (*.ack.txt *.txt *.tlog-proof);;Semua berkas (*)</source>
        <translation>Proofs (*.ack.txt *.txt *.tlog-proof);;All files (*)</translation>
    </message>
    <message>
        <source>Berkas perkara</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Berkas perkara (*.pdf)</source>
        <translation>Dossier (*.pdf)</translation>
    </message>
    <message>
        <source>Folder segel pembanding</source>
        <translation>Sealed folder to compare with</translation>
    </message>
    <message>
        <source>Memeriksa berkas perkara</source>
        <translation>Checking the dossier</translation>
    </message>
    <message>
        <source>Foto yang dibuktikan</source>
        <translation>The photo that is proven</translation>
    </message>
    <message>
        <source>Semua berkas (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Memeriksa</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Ini bukan segel, bukti serah terima, bukti foto, atau berkas perkara, atau sudah terlalu rusak untuk dikenali. Brankas lain dibuka dahulu, lalu diperiksa dari dalam.</source>
        <translation>This is not a sealed folder, an acknowledgement, the proof of a photo or a dossier, or it is too damaged to recognise. To check another vault, open it first and check it from inside.</translation>
    </message>
</context>
<context>
    <name>ClockPage</name>
    <message>
        <source>Kode QR jam laptop</source>
        <translation>QR code of the laptop&apos;s clock</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Hasil cek jam</source>
        <translation>Results of the clock check</translation>
    </message>
    <message>
        <source>Belum ada hasil. Potret kodenya, lalu tekan Masukkan foto kodenya.</source>
        <translation>No result yet. Photograph the code, then press Take in the photo of the code.</translation>
    </message>
    <message>
        <source>Masukkan foto kodenya…</source>
        <translation>Take in the photo of the code…</translation>
    </message>
    <message>
        <source>Semua bukti</source>
        <translation>All evidence</translation>
    </message>
    <message>
        <source>1. Potret kode ini dengan kamera atau ponsel yang membuat foto bukti, sampai kotaknya tampak utuh.
2. Salin foto kode itu bersama foto lainnya, lalu masukkan.
3. Segel mencatat selisih jam kamera dengan jam laptop ini. Waktu pada foto tidak diubah.</source>
        <translation>1. Photograph this code with the camera or phone that took the photos, so that the whole square can be seen.
2. Copy that photo together with the others, then take them in.
3. Segel records how far the camera&apos;s clock differs from this laptop&apos;s clock. The times of the photos are not changed.</translation>
    </message>
    <message>
        <source>Jam laptop ini sendiri tidak diperiksa: cocokkan dulu.</source>
        <translation>This laptop&apos;s own clock is not checked: set it right first.</translation>
    </message>
    <message>
        <source>Foto cek jam, bukti {n}: {words}</source>
        <translation>Clock check photo, exhibit {n}: {words}</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Nama petugas</source>
        <translation>Name of the officer</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Unit di bawahnya</source>
        <translation>Unit below it</translation>
    </message>
    <message>
        <source>Folder brankas</source>
        <translation>Folder of the vault</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Beberapa kata yang hanya Anda tahu</source>
        <translation>A few words that only you know</translation>
    </message>
    <message>
        <source>Kata sandi sekali lagi</source>
        <translation>Passphrase once more</translation>
    </message>
    <message>
        <source>Kartu kantor atasan…</source>
        <translation>Card of the superior office…</translation>
    </message>
    <message>
        <source>Tanpa kartu</source>
        <translation>Without a card</translation>
    </message>
    <message>
        <source>Buat kasus latihan: orang dan kejadiannya karangan</source>
        <translation>Create a practice case: its people and events are invented</translation>
    </message>
    <message>
        <source>Buat brankas</source>
        <translation>Create the vault</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Brankas baru</source>
        <translation>New vault</translation>
    </message>
    <message>
        <source>Pilih…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Siapa Anda</source>
        <translation>Who you are</translation>
    </message>
    <message>
        <source>Di mana brankas disimpan</source>
        <translation>Where the vault is kept</translation>
    </message>
    <message>
        <source>Seperti di surat tugas</source>
        <translation>As in the letter of assignment</translation>
    </message>
    <message>
        <source>Ketik sebagian namanya</source>
        <translation>Type part of its name</translation>
    </message>
    <message>
        <source>Boleh kosong</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>Saya mengerti: kata sandi yang hilang tidak bisa diganti siapa pun.</source>
        <translation>I understand: nobody can replace a lost passphrase.</translation>
    </message>
    <message>
        <source>Misalnya Panwaslu Kecamatan …</source>
        <translation>For example Panwaslu Kecamatan …</translation>
    </message>
    <message>
        <source>Sekali lagi</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Kalau kata sandi hilang</source>
        <translation>If the passphrase is lost</translation>
    </message>
    <message>
        <source>Tulis alamat folder yang lengkap, dari huruf disknya, atau tekan “Pilih…”.</source>
        <translation>Type the folder&apos;s whole path, from the drive letter on, or press “Choose…”.</translation>
    </message>
    <message>
        <source>Membuat brankas…</source>
        <translation>Creating the vault…</translation>
    </message>
    <message>
        <source>Isi nama petugas.</source>
        <translation>Fill in the name of the officer.</translation>
    </message>
    <message>
        <source>Pilih kantor dari daftar: ketik sebagian namanya.</source>
        <translation>Choose the office from the list: type part of its name.</translation>
    </message>
    <message>
        <source>Pilih folder untuk brankas.</source>
        <translation>Choose a folder for the vault.</translation>
    </message>
    <message>
        <source>Kata sandi terlalu pendek: paling sedikit {least} huruf.</source>
        <translation>The passphrase is too short: at least {least} characters.</translation>
    </message>
    <message>
        <source>Kedua kata sandi tidak sama. Ketik ulang.</source>
        <translation>The two passphrases differ. Type them again.</translation>
    </message>
    <message>
        <source>Centang dahulu bahwa Anda mengerti soal kata sandi yang hilang.</source>
        <translation>First tick that you understand what a lost passphrase means.</translation>
    </message>
    <message>
        <source>Folder untuk brankas baru</source>
        <translation>Folder for the new vault</translation>
    </message>
    <message>
        <source>Kartu kantor atasan</source>
        <translation>Card of the superior office</translation>
    </message>
    <message>
        <source>Kartu (*.kartu);;Semua berkas (*)</source>
        <translation>Cards (*.kartu);;All files (*)</translation>
    </message>
    <message>
        <source>Pemegang kartu {name} akan dapat membaca seluruh isi brankas ini, tetapi tidak dapat menandatangani. Cocokkan delapan kata kartunya lewat telepon: {words}. Bila kata sandi hilang, bawa folder brankas ini ke pemegang kartu: ia membukanya, dan Anda memilih kata sandi baru.</source>
        <translation>Whoever holds the card of {name} will be able to read all of this vault, but not to sign. Compare the eight words of the card by telephone: {words}. If the passphrase is lost, take this vault&apos;s folder to the holder of the card, who opens it, and you choose a new passphrase.</translation>
    </message>
    <message>
        <source>Tanpa kartu kantor atasan, kata sandi yang hilang berarti seluruh isi brankas hilang: tidak ada yang dapat membukanya. Tulis kata sandi di kertas dan simpan terpisah dari laptop.</source>
        <translation>Without the card of the superior office, a lost passphrase means that everything in the vault is lost: nobody can open it. Write the passphrase on paper and keep it apart from the laptop.</translation>
    </message>
</context>
<context>
    <name>DeadlinesPanel</name>
    <message>
        <source>Batas waktu perkara</source>
        <translation>Deadlines of the case</translation>
    </message>
</context>
<context>
    <name>DraftForm</name>
    <message>
        <source>Isian belum tercatat</source>
        <translation>Not recorded yet</translation>
    </message>
    <message>
        <source>Isian yang belum tercatat ini dibuang, dan formulir dimulai dari kosong?</source>
        <translation>Discard what is typed here but not recorded, and start with an empty form?</translation>
    </message>
    <message>
        <source>Buang</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Kembali ke isian</source>
        <translation>Back to the form</translation>
    </message>
</context>
<context>
    <name>EventBlock</name>
    <message>
        <source>Desa, kelurahan atau kecamatan</source>
        <translation>Village, ward or district</translation>
    </message>
    <message>
        <source>Ketik, lalu pilih</source>
        <translation>Type, then choose</translation>
    </message>
    <message>
        <source>Jenis pemilihan</source>
        <translation>Kind of election</translation>
    </message>
    <message>
        <source>Belum dipilih</source>
        <translation>Not chosen yet</translation>
    </message>
    <message>
        <source>DPR, DPD atau DPRD</source>
        <translation>DPR, DPD or DPRD</translation>
    </message>
    <message>
        <source>Presiden dan wakil presiden</source>
        <translation>President and vice president</translation>
    </message>
    <message>
        <source>Gubernur</source>
        <translation>Governor</translation>
    </message>
    <message>
        <source>Bupati</source>
        <translation>Regent</translation>
    </message>
    <message>
        <source>Wali kota</source>
        <translation>Mayor</translation>
    </message>
    <message>
        <source>hari-bulan-tahun</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Jalan, RT/RW</source>
        <translation>Street, block</translation>
    </message>
    <message>
        <source>Peristiwa</source>
        <translation>The event</translation>
    </message>
    <message>
        <source>Apa yang terjadi, dalam satu kalimat</source>
        <translation>What happened, in one sentence</translation>
    </message>
    <message>
        <source>Tempat kejadian</source>
        <translation>Place of the event</translation>
    </message>
    <message>
        <source>Tanggal kejadian</source>
        <translation>Date of the event</translation>
    </message>
    <message>
        <source>Tanggal diketahui</source>
        <translation>Date it became known</translation>
    </message>
    <message>
        <source>Uraian kejadian</source>
        <translation>Account of the event</translation>
    </message>
    <message>
        <source>Urutan kejadian: siapa, di mana, kapan, bagaimana</source>
        <translation>In order: who, where, when, how</translation>
    </message>
    <message>
        <source>Dilaporkan di</source>
        <translation>Reported in</translation>
    </message>
    <message>
        <source>Pada</source>
        <translation>On</translation>
    </message>
    <message>
        <source>tanggal dan jam</source>
        <translation>date and time</translation>
    </message>
</context>
<context>
    <name>EvidenceSection</name>
    <message>
        <source>Jenis bukti</source>
        <translation>Kind of evidence</translation>
    </message>
    <message>
        <source>Foto dan berkas</source>
        <translation>Photos and files</translation>
    </message>
    <message>
        <source>Media sosial</source>
        <translation>Social media</translation>
    </message>
    <message>
        <source>Barang bukti</source>
        <translation>Physical items</translation>
    </message>
    <message>
        <source>Garis waktu</source>
        <translation>Timeline</translation>
    </message>
</context>
<context>
    <name>ExhibitDelegate</name>
    <message>
        <source>Ditarik</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>gambar sementara</source>
        <translation>temporary picture</translation>
    </message>
</context>
<context>
    <name>ExhibitModel</name>
    <message>
        <source>Bukti</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Waktu potret</source>
        <translation>Taken at</translation>
    </message>
    <message>
        <source>Ukuran</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>{n}. Dokumen identitas</source>
        <translation>{n}. Identity document</translation>
    </message>
    <message>
        <source>{name} (ditarik)</source>
        <translation>{name} (withdrawn)</translation>
    </message>
    <message>
        <source>Ditarik: {reason}</source>
        <translation>Withdrawn: {reason}</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Isian ini penuh: paling banyak {most} huruf. Ujung tulisan yang baru dimasukkan tidak ikut. Simpan tulisan sepanjang itu sebagai berkas di bagian Bukti.</source>
        <translation>This field is full: at most {most} characters. The end of what was just put in was left out. Keep words as long as that as a file under Evidence.</translation>
    </message>
    <message>
        <source>Ada tanda yang tidak terlihat di sini ({signs}). Tersimpan seperti diketik; hapus bila tidak sengaja.</source>
        <translation>There are invisible characters here ({signs}). They are saved as typed; delete them if they are not intended.</translation>
    </message>
    <message>
        <source>Panjangnya {count} huruf. Tersimpan utuh; periksa apakah tulisan lain ikut tertempel.</source>
        <translation>This is {count} characters long. It is saved whole; check whether other text was pasted with it.</translation>
    </message>
    <message>
        <source>Tanggal ini tidak terbaca. Tersimpan seperti diketik; tulis hari-bulan-tahun bila tahu.</source>
        <translation>This date cannot be read. It is saved as typed; write day-month-year if you know it.</translation>
    </message>
    <message>
        <source>Waktu ini belum tiba. Tersimpan seperti diketik; periksa hari, bulan dan tahunnya.</source>
        <translation>This time is in the future. It is saved as typed; check the day, month and year.</translation>
    </message>
</context>
<context>
    <name>FilesBlock</name>
    <message>
        <source>Pilih berkas…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Pilih folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Seret foto, dokumen atau folder ke mana saja di halaman ini. Berkas asli disalin utuh.</source>
        <translation>Drop photos, documents or folders anywhere on this page. The original files are copied whole.</translation>
    </message>
    <message>
        <source>Dari siapa</source>
        <translation>From whom</translation>
    </message>
    <message>
        <source>Di mana</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Ini KTP atau surat keterangan kependudukan pelapor</source>
        <translation>This is the reporter&apos;s identity card or a residence certificate</translation>
    </message>
    <message>
        <source>Dokumen dan foto dalam laporan</source>
        <translation>Documents and photos in the report</translation>
    </message>
    <message>
        <source>Belum ada berkas. Seret foto atau dokumen ke halaman ini, atau tekan Pilih berkas.</source>
        <translation>No file yet. Drop photos or documents onto this page, or press Choose files.</translation>
    </message>
    <message>
        <source>Disalin dari telepon</source>
        <translation>Copied from a phone</translation>
    </message>
    <message>
        <source>Diterima lewat WhatsApp</source>
        <translation>Received through WhatsApp</translation>
    </message>
    <message>
        <source>Diserahkan di atas flashdisk</source>
        <translation>Handed over on a USB stick</translation>
    </message>
    <message>
        <source>Dokumen kertas yang dipotret</source>
        <translation>Paper documents that were photographed</translation>
    </message>
    <message>
        <source>Masukkan</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>Jangan masukkan</source>
        <translation>Do not take in</translation>
    </message>
    <message>
        <source>Caranya</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Berkas belum dimasukkan</source>
        <translation>Files not taken in</translation>
    </message>
    <message>
        <source>Berkas yang sudah dipilih belum dimasukkan ke laporan ini. Tinggalkan?</source>
        <translation>The files that were chosen are not in this report yet. Leave them out?</translation>
    </message>
    <message>
        <source>Tinggalkan</source>
        <translation>Leave them out</translation>
    </message>
    <message>
        <source>Kembali ke berkas</source>
        <translation>Back to the files</translation>
    </message>
    <message>
        <source>Menghitung berkas</source>
        <translation>Counting files</translation>
    </message>
    <message>
        <source>Folder ini kosong: tidak ada berkas untuk dimasukkan.</source>
        <translation>This folder is empty: there are no files to take in.</translation>
    </message>
    <message>
        <source>{count} berkas akan dimasukkan. Isian ini berlaku untuk semuanya.</source>
        <translation>{count} files will be taken in. These details apply to all of them.</translation>
    </message>
    <message>
        <source>{count} berkas: banyak sekali. Periksa apakah foldernya benar, lalu masukkan.</source>
        <translation>{count} files: a great many. Check that the folder is the right one, then take them in.</translation>
    </message>
    <message>
        <source>Memasukkan berkas</source>
        <translation>Taking in files</translation>
    </message>
    <message>
        <source>Perkara {n}:</source>
        <translation>Case {n}:</translation>
    </message>
    <message>
        <source>{added} masuk, {same} sudah ada, {refused} ditolak</source>
        <translation>{added} taken in, {same} already here, {refused} refused</translation>
    </message>
    <message>
        <source>Dokumen dan foto</source>
        <translation>Documents and photos</translation>
    </message>
    <message>
        <source>Folder dokumen dan foto</source>
        <translation>Folder of documents and photos</translation>
    </message>
</context>
<context>
    <name>FilesSection</name>
    <message>
        <source>Belum ada bukti. Seret foto, video atau rekaman ke sini, atau tekan Pilih berkas.</source>
        <translation>No exhibit yet. Drop photos, videos or recordings here, or press Choose files.</translation>
    </message>
    <message>
        <source>Bukti dalam perkara</source>
        <translation>Evidence in the case</translation>
    </message>
    <message>
        <source>Daftar bukti dalam perkara</source>
        <translation>List of evidence in the case</translation>
    </message>
    <message>
        <source>Pilih berkas…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Pilih folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Dari kartu atau ponsel</source>
        <translation>From a card or phone</translation>
    </message>
    <message>
        <source>Cek jam kamera</source>
        <translation>Camera clock check</translation>
    </message>
    <message>
        <source>Lihat bukti</source>
        <translation>View exhibit</translation>
    </message>
    <message>
        <source>Tampilkan daftar</source>
        <translation>Show as list</translation>
    </message>
    <message>
        <source>Naikkan</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Turunkan</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Ubah urutan bukti; nomornya tetap ({keys})</source>
        <translation>Changes the order of the exhibits; their numbers stay ({keys})</translation>
    </message>
    <message>
        <source>Foto, rekaman atau folder bisa diseret ke sini. Aslinya tetap utuh.</source>
        <translation>Drop photos, recordings or folders here. The originals stay whole.</translation>
    </message>
    <message>
        <source>Banyak sekali berkas</source>
        <translation>A great many files</translation>
    </message>
    <message>
        <source>Di situ ada {n} berkas. Semuanya akan disalin ke brankas dan ikut diserahkan. Bila hanya sebagian yang menyangkut perkara, pilih lewat &apos;Dari kartu atau ponsel&apos;.</source>
        <translation>There are {n} files there. All of them will be copied into the vault and handed over. If only some of them concern the case, choose them through &apos;From a card or phone&apos;.</translation>
    </message>
    <message>
        <source>Masukkan semuanya</source>
        <translation>Take all of them in</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Memasukkan berkas</source>
        <translation>Taking in files</translation>
    </message>
    <message>
        <source>Membaca data foto</source>
        <translation>Reading the photos&apos; data</translation>
    </message>
    <message>
        <source>Membuat gambar kecil</source>
        <translation>Making thumbnails</translation>
    </message>
    <message>
        <source>Mencari kode jam</source>
        <translation>Looking for the clock code</translation>
    </message>
    <message>
        <source>Tampilkan gambar</source>
        <translation>Show as pictures</translation>
    </message>
    <message>
        <source>Berkas bukti</source>
        <translation>Evidence files</translation>
    </message>
    <message>
        <source>Folder bukti</source>
        <translation>Evidence folder</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Nama atau kode</source>
        <translation>Name or code</translation>
    </message>
    <message>
        <source>Simpan saringan…</source>
        <translation>Save filter…</translation>
    </message>
    <message>
        <source>Hapus saringan</source>
        <translation>Delete filter</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Status kepegawaian</source>
        <translation>Employment status</translation>
    </message>
    <message>
        <source>Saluran</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Tahapan</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Urut menurut</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>Saringan yang disimpan</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>semua</source>
        <translation>all</translation>
    </message>
    <message>
        <source>ada yang lewat</source>
        <translation>some have passed</translation>
    </message>
    <message>
        <source>hari ini</source>
        <translation>today</translation>
    </message>
    <message>
        <source>dalam {count} hari</source>
        <translation>within {count} days</translation>
    </message>
    <message>
        <source>belum ada</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>pilih…</source>
        <translation>choose…</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Di mana</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Yang ditemukan</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Temuan pemeriksaan</source>
        <translation>Findings of the check</translation>
    </message>
    <message>
        <source>Tidak ada yang tidak cocok.</source>
        <translation>Everything matches.</translation>
    </message>
</context>
<context>
    <name>FurtherPages</name>
    <message>
        <source>Terima &amp;segel</source>
        <translation>Receive a &amp;sealed folder</translation>
    </message>
    <message>
        <source>&amp;Laporan bulanan</source>
        <translation>&amp;Monthly report</translation>
    </message>
    <message>
        <source>&amp;Periksa</source>
        <translation>C&amp;heck</translation>
    </message>
    <message>
        <source>Ra&amp;wat brankas</source>
        <translation>L&amp;ook after the vault</translation>
    </message>
    <message>
        <source>Brankas petu&amp;gas, kata sandi hilang</source>
        <translation>O&amp;fficer&apos;s vault, passphrase lost</translation>
    </message>
    <message>
        <source>&amp;Hapus perkara yang sudah diterima</source>
        <translation>&amp;Delete accepted cases</translation>
    </message>
    <message>
        <source>Brankas dipulihkan. Buka dengan kata sandi yang sama seperti cadangannya.</source>
        <translation>The vault was restored. Open it with the same passphrase as its backup.</translation>
    </message>
</context>
<context>
    <name>HandoverSection</name>
    <message>
        <source>Kantor penerima</source>
        <translation>Receiving office</translation>
    </message>
    <message>
        <source>Surat yang ikut</source>
        <translation>Papers that go along</translation>
    </message>
    <message>
        <source>Segel ke flashdisk…</source>
        <translation>Seal onto a USB stick…</translation>
    </message>
    <message>
        <source>Masukkan bukti serah terima…</source>
        <translation>Take in an acknowledgement…</translation>
    </message>
    <message>
        <source>Belum ada kantor penerima. Percayai dahulu kartu kantor itu di halaman Kartu.</source>
        <translation>There is no receiving office yet. First trust that office&apos;s card on the page Cards.</translation>
    </message>
    <message>
        <source>Ke halaman Kartu</source>
        <translation>To the page Cards</translation>
    </message>
    <message>
        <source>Serah terima perkara ini</source>
        <translation>Hand-overs of this case</translation>
    </message>
    <message>
        <source>Belum pernah diserahkan. Pilih kantor penerima, lalu tekan Segel ke flashdisk.</source>
        <translation>Not handed over yet. Choose the receiving office, then press Seal onto a USB stick.</translation>
    </message>
    <message>
        <source>Dibuat</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Kepada</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Artinya</source>
        <translation>What it means</translation>
    </message>
    <message>
        <source>Belum selesai</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>Tidak sampai ke flashdisk. Segel lagi.</source>
        <translation>It did not get onto the USB stick. Seal it again.</translation>
    </message>
    <message>
        <source>Diterima</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Kantor penerima sudah memeriksa dan menerima.</source>
        <translation>The receiving office has checked and accepted it.</translation>
    </message>
    <message>
        <source>Dipersoalkan</source>
        <translation>Disputed</translation>
    </message>
    <message>
        <source>Kantor menerima tetapi catatannya berselisih. Hubungi kantor itu.</source>
        <translation>The office accepted it, but the records disagree. Contact that office.</translation>
    </message>
    <message>
        <source>Ditolak</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Salinannya rusak atau tidak asli. Segel lagi.</source>
        <translation>The copy is damaged or not genuine. Seal it again.</translation>
    </message>
    <message>
        <source>Bagian serah terima</source>
        <translation>Parts of the hand-over</translation>
    </message>
    <message>
        <source>Bukti serah terima yang dibawa pulang dapat juga diseret ke halaman ini.</source>
        <translation>An acknowledgement that was brought back can also be dropped on this page.</translation>
    </message>
    <message>
        <source>Surat yang ikut: {n}. Dokumen identitas (KTP): {identity}.</source>
        <translation>Papers that go along: {n}. Identity documents: {identity}.</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>tidak</source>
        <translation>no</translation>
    </message>
    <message>
        <source>• dan {n} lagi</source>
        <translation>• and {n} more</translation>
    </message>
    <message>
        <source>Yang masih kurang (boleh disegel dahulu):</source>
        <translation>What is still missing (you may seal all the same):</translation>
    </message>
    <message>
        <source>{n} rancangan keterangan belum disegel dan tidak akan ikut.</source>
        <translation>Drafts of statements that are not sealed and will not go along: {n}.</translation>
    </message>
    <message>
        <source>Perkara {n}.</source>
        <translation>Case {n}.</translation>
    </message>
    <message>
        <source>Tertulis dan dibaca ulang: {folder} ({files} berkas, {size}). Flashdisk aman dilepas. Bukti serah terima belum ada.</source>
        <translation>Written and read back: {folder} ({files} files, {size}). The USB stick is safe to remove. There is no acknowledgement yet.</translation>
    </message>
    <message>
        <source>Tempat di {folder} tidak cukup: perlu {needed}, yang kosong {free}. Tidak ada segel yang tertinggal di sana. Pakai flashdisk lain, atau hapus dahulu berkas lain dari flashdisk itu.</source>
        <translation>There is not enough room in {folder}: {needed} needed, {free} free. No sealed folder was left there. Use another USB stick, or delete other files from that one first.</translation>
    </message>
    <message>
        <source>Segel untuk kantor lain</source>
        <translation>Seal for another office</translation>
    </message>
    <message>
        <source>Hanya kantor penerima (dan Anda) yang dapat membukanya. Flashdisk yang hilang tidak terbaca.</source>
        <translation>Only the receiving office (and you) can open it. A lost USB stick cannot be read.</translation>
    </message>
    <message>
        <source>Menyiapkan gambar</source>
        <translation>Preparing pictures</translation>
    </message>
    <message>
        <source>Menulis halaman</source>
        <translation>Writing pages</translation>
    </message>
    <message>
        <source>Flashdisk atau folder tujuan</source>
        <translation>USB stick or folder to write to</translation>
    </message>
    <message>
        <source>Sertakan dokumen identitas (KTP)</source>
        <translation>Include identity documents</translation>
    </message>
    <message>
        <source>Bukti serah terima belum ada</source>
        <translation>No acknowledgement yet</translation>
    </message>
    <message>
        <source>Tertulis dan dibaca ulang. Simpan brankas ini sampai kantor memberi bukti serah terima.</source>
        <translation>Written and read back. Keep this vault until the office gives its acknowledgement.</translation>
    </message>
    <message>
        <source>Menyiapkan segel</source>
        <translation>Preparing the sealed folder</translation>
    </message>
    <message>
        <source>Menulis, menyimpan tetap dan membaca ulang (MB)</source>
        <translation>Writing, storing for good and reading back (MB)</translation>
    </message>
    <message>
        <source>Menyegel</source>
        <translation>Sealing</translation>
    </message>
    <message>
        <source>Flashdisk hampir penuh</source>
        <translation>The USB stick will be almost full</translation>
    </message>
    <message>
        <source>Segel ini perlu {needed}. Di flashdisk yang kosong {free}; sesudahnya tinggal {left}. Belum ada yang disegel. Anda dapat memakai flashdisk lain.</source>
        <translation>This sealed folder needs {needed}. The USB stick has {free} free; {left} will be left. Nothing is sealed yet. You can use another USB stick.</translation>
    </message>
    <message>
        <source>Segel ke flashdisk ini</source>
        <translation>Seal onto this USB stick</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{n} rancangan keterangan tidak ikut.</source>
        <translation>Drafts of statements that did not go along: {n}.</translation>
    </message>
    <message>
        <source>{n} dokumen identitas tidak ikut.</source>
        <translation>Identity documents that did not go along: {n}.</translation>
    </message>
    <message>
        <source>Kata-kata kartu penerima belum dicocokkan.</source>
        <translation>The eight words of the receiver&apos;s card have not been compared.</translation>
    </message>
    <message>
        <source>Bukti serah terima</source>
        <translation>Acknowledgement</translation>
    </message>
    <message>
        <source>Bukti serah terima (*.ack.txt *.txt)</source>
        <translation>Acknowledgements (*.ack.txt *.txt)</translation>
    </message>
    <message>
        <source>Bukti serah terima masuk untuk perkara lain: {state}.</source>
        <translation>The acknowledgement is for another case and was taken in: {state}.</translation>
    </message>
    <message>
        <source>Bukti serah terima masuk: {state}.</source>
        <translation>The acknowledgement was taken in: {state}.</translation>
    </message>
</context>
<context>
    <name>HeadPanel</name>
    <message>
        <source>Kode QR catatan</source>
        <translation>QR code of the log</translation>
    </message>
    <message>
        <source>Pesan singkat (SMS)</source>
        <translation>Text message (SMS)</translation>
    </message>
    <message>
        <source>Kode pendek</source>
        <translation>Short code</translation>
    </message>
    <message>
        <source>Salin SMS</source>
        <translation>Copy SMS</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Kirim SMS ini kepada orang lain, atau biarkan ia memotret kode QR. Siapa pun yang memegangnya dapat membuktikan kelak bahwa catatan sampai saat ini tidak diubah. Isinya tidak menyebut siapa pun.</source>
        <translation>Send this SMS to somebody else, or let them photograph the QR code. Whoever holds it can later prove that the records up to now were not changed. It names nobody.</translation>
    </message>
    <message>
        <source>Kode catatan sekarang</source>
        <translation>Current log code</translation>
    </message>
</context>
<context>
    <name>HearingPanel</name>
    <message>
        <source>Isian formulir lengkap.</source>
        <translation>The form is complete.</translation>
    </message>
    <message>
        <source>Yang belum ada, atau isian formulir</source>
        <translation>What is missing, or the fields of the form</translation>
    </message>
    <message>
        <source>Isian B.12</source>
        <translation>Fields of B.12</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Satu nama tiap baris</source>
        <translation>One name on each line</translation>
    </message>
    <message>
        <source>14-02-2024 09.30</source>
        <translation>14-02-2024 09.30</translation>
    </message>
    <message>
        <source>14-02-2024</source>
        <translation>14-02-2024</translation>
    </message>
    <message>
        <source>Nomor bukti, misalnya 3, 5</source>
        <translation>Exhibit numbers, such as 3, 5</translation>
    </message>
    <message>
        <source>Belum ada ({n})</source>
        <translation>Missing ({n})</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Daftar bantuan</source>
        <translation>List of help articles</translation>
    </message>
    <message>
        <source>Isi bantuan</source>
        <translation>Help text</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Bantuan</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Pintasan papan ketik</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Ke isian berikutnya, ke isian sebelumnya</source>
        <translation>To the next field, to the previous field</translation>
    </message>
    <message>
        <source>Menekan tombol yang dipilih</source>
        <translation>Press the chosen button</translation>
    </message>
    <message>
        <source>Spasi</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Membuka baris yang dipilih</source>
        <translation>Open the chosen row</translation>
    </message>
    <message>
        <source>Isian yang menampilkan pilihan</source>
        <translation>Fields that offer choices</translation>
    </message>
    <message>
        <source>Keterangan: tanya jawab</source>
        <translation>Statements: questions and answers</translation>
    </message>
    <message>
        <source>Keterangan: membacakan kembali</source>
        <translation>Statements: reading back</translation>
    </message>
    <message>
        <source>Bukti: kisi dan daftar</source>
        <translation>Evidence: grid and list</translation>
    </message>
    <message>
        <source>Bukti: dari kartu atau ponsel</source>
        <translation>Evidence: from a card or phone</translation>
    </message>
    <message>
        <source>Bukti: penampil</source>
        <translation>Evidence: viewer</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Terima laporan</source>
        <translation>Take in a report</translation>
    </message>
    <message>
        <source>Daftar perkara</source>
        <translation>List of cases</translation>
    </message>
    <message>
        <source>1. Pelapor</source>
        <translation>1. Reporter</translation>
    </message>
    <message>
        <source>2. Terlapor</source>
        <translation>2. Reported person</translation>
    </message>
    <message>
        <source>3. Peristiwa yang dilaporkan</source>
        <translation>3. The reported event</translation>
    </message>
    <message>
        <source>4. Saksi dan keterangan awalnya</source>
        <translation>4. Witnesses and their first statements</translation>
    </message>
    <message>
        <source>5. Bukti</source>
        <translation>5. Evidence</translation>
    </message>
    <message>
        <source>6. Uraian kejadian dan penerimaan</source>
        <translation>6. Account of the event and receipt</translation>
    </message>
    <message>
        <source>Laporan yang masuk {when}</source>
        <translation>Report that came in {when}</translation>
    </message>
    <message>
        <source>Belum tersimpan. {why} {then}</source>
        <translation>Not saved. {why} {then}</translation>
    </message>
    <message>
        <source>Terima laporan: perkara {n}</source>
        <translation>Take in a report: case {n}</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Nomor belum dicatat.</source>
        <translation>Number not recorded yet.</translation>
    </message>
    <message>
        <source>Tersimpan; nama yang dikosongkan tetap tercatat.</source>
        <translation>Saved; the name that was emptied is still on record.</translation>
    </message>
    <message>
        <source>Semua tersimpan.</source>
        <translation>Everything is saved.</translation>
    </message>
    <message>
        <source>Tersimpan sendiri sejak kata pertama.</source>
        <translation>Saved by itself from the first word on.</translation>
    </message>
    <message>
        <source>Belum ada yang dicatat. Mulai dengan nama pelapor.</source>
        <translation>Nothing is recorded yet. Begin with the reporter&apos;s name.</translation>
    </message>
    <message>
        <source>Simpan B.3</source>
        <translation>Save B.3</translation>
    </message>
    <message>
        <source>{form} tersimpan di {place}.</source>
        <translation>{form} was saved to {place}.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Masih ada tulisan yang belum tersimpan.</source>
        <translation>There are words that are not saved yet.</translation>
    </message>
    <message>
        <source>Masih ada pekerjaan</source>
        <translation>Work is still going on</translation>
    </message>
    <message>
        <source>{what} belum selesai. Hentikan? Yang sudah masuk tetap tersimpan.</source>
        <translation>{what} is not finished. Stop it? What is already in stays.</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Lanjutkan pekerjaan</source>
        <translation>Continue the work</translation>
    </message>
    <message>
        <source>Tulisan belum tersimpan</source>
        <translation>Words not saved</translation>
    </message>
    <message>
        <source>Masih ada tulisan yang tidak dapat disimpan. Jika brankas dikunci sekarang, tulisan itu hilang.</source>
        <translation>Some words cannot be saved. If the vault is locked now, these words are lost.</translation>
    </message>
    <message>
        <source>Kunci, tulisannya hilang</source>
        <translation>Lock, the words are lost</translation>
    </message>
    <message>
        <source>Kembali ke tulisan</source>
        <translation>Back to the words</translation>
    </message>
    <message>
        <source>Brankas kini terkunci: tulisan yang belum tersimpan tidak ada lagi. Catatlah kembali.</source>
        <translation>The vault is locked now: writing that was not saved is gone. Write it down again.</translation>
    </message>
</context>
<context>
    <name>LetterheadPage</name>
    <message>
        <source>Nama kantor</source>
        <translation>Office name</translation>
    </message>
    <message>
        <source>Seperti disebut di dalam formulir</source>
        <translation>As forms call it</translation>
    </message>
    <message>
        <source>Baris kop</source>
        <translation>Top lines</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Dicetak tebal di atas</source>
        <translation>Printed bold at the top</translation>
    </message>
    <message>
        <source>Dicetak kecil di bawahnya</source>
        <translation>Printed small below them</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Nama ketua</source>
        <translation>Chair&apos;s name</translation>
    </message>
    <message>
        <source>Yang menandatangani surat</source>
        <translation>Who signs letters</translation>
    </message>
    <message>
        <source>Letak cap</source>
        <translation>Stamp</translation>
    </message>
    <message>
        <source>Letak meterai</source>
        <translation>Duty stamp</translation>
    </message>
    <message>
        <source>Pilih logo…</source>
        <translation>Choose a logo…</translation>
    </message>
    <message>
        <source>Hapus logo</source>
        <translation>Remove logo</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Contoh kop surat</source>
        <translation>Sample of the letterhead</translation>
    </message>
    <message>
        <source>Meterai</source>
        <translation>Duty stamp</translation>
    </message>
    <message>
        <source>Di depan tanggal surat</source>
        <translation>Before a letter&apos;s date</translation>
    </message>
    <message>
        <source>Begini nanti di formulir</source>
        <translation>How it will look on forms</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Kop surat</source>
        <translation>Letterhead</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Logo kantor</source>
        <translation>The office&apos;s logo</translation>
    </message>
    <message>
        <source>Gambar (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff);;Semua berkas (*)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff);;All files (*)</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Tersimpan.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Kop surat tersimpan. Formulir berikutnya dicetak dengan kop ini.</source>
        <translation>The letterhead is saved. The next forms are printed with it.</translation>
    </message>
    <message>
        <source>Belum tersimpan. {why} Tulisan tetap di layar.</source>
        <translation>Not saved. {why} What is typed stays on the screen.</translation>
    </message>
    <message>
        <source>Yang diketik tersimpan sendiri.</source>
        <translation>What is typed is saved by itself.</translation>
    </message>
    <message>
        <source>Kop surat yang ada tidak terbaca ({item}). Isi lagi di sini; berkas lamanya disimpan sebagai {aside}.</source>
        <translation>The letterhead that is there cannot be read ({item}). Fill it in again here; the old file is kept as {aside}.</translation>
    </message>
    <message>
        <source>Belum ada kop surat. Yang diketik tersimpan sendiri.</source>
        <translation>There is no letterhead yet. What is typed is saved by itself.</translation>
    </message>
    <message>
        <source>Logo {item} tidak dapat dibuka: kop dicetak tanpa logo. Pilih logo lagi.</source>
        <translation>The logo {item} cannot be opened: the letterhead is printed without it. Choose a logo again.</translation>
    </message>
</context>
<context>
    <name>LinksPanel</name>
    <message>
        <source>Terkait dengan</source>
        <translation>Linked with</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Kaitan</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Belum ada kaitan. Pilih di bawah, lalu tekan Kaitkan.</source>
        <translation>No link yet. Choose below, then press Link.</translation>
    </message>
    <message>
        <source>Kaitkan dengan</source>
        <translation>Link with</translation>
    </message>
    <message>
        <source>Catatan kaitan</source>
        <translation>Note on the link</translation>
    </message>
    <message>
        <source>Boleh kosong</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>Kaitkan</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Putuskan kaitan…</source>
        <translation>Withdraw link…</translation>
    </message>
    <message>
        <source>bukti {n}</source>
        <translation>exhibit {n}</translation>
    </message>
    <message>
        <source>unggahan {n}</source>
        <translation>post {n}</translation>
    </message>
    <message>
        <source>barang {n}</source>
        <translation>item {n}</translation>
    </message>
    <message>
        <source>orang {n}</source>
        <translation>person {n}</translation>
    </message>
    <message>
        <source>keterangan {n}</source>
        <translation>statement {n}</translation>
    </message>
    <message>
        <source>perbuatan {n}</source>
        <translation>act {n}</translation>
    </message>
    <message>
        <source>Diputuskan: {why}</source>
        <translation>Withdrawn: {why}</translation>
    </message>
    <message>
        <source>Putuskan kaitan</source>
        <translation>Withdraw link</translation>
    </message>
    <message>
        <source>Kaitan tetap tercatat sebagai diputuskan. Apa alasannya?</source>
        <translation>The link stays on record as withdrawn. What is the reason?</translation>
    </message>
    <message>
        <source>Putuskan</source>
        <translation>Withdraw</translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>Tampilkan</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Semua catatan</source>
        <translation>All entries</translation>
    </message>
    <message>
        <source>Perkara dan orang</source>
        <translation>Case and people</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Statements</translation>
    </message>
    <message>
        <source>Bukti dan barang</source>
        <translation>Evidence and physical items</translation>
    </message>
    <message>
        <source>Surat</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Yang terjadi</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Bukti pihak lain</source>
        <translation>Proven by others</translation>
    </message>
    <message>
        <source>Riwayat perkara</source>
        <translation>History of the case</translation>
    </message>
    <message>
        <source>Tidak ada catatan jenis ini.</source>
        <translation>No entry of this kind.</translation>
    </message>
    <message>
        <source>Periksa sekarang</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Kode catatan…</source>
        <translation>Log code…</translation>
    </message>
    <message>
        <source>Simpan bukti satu foto…</source>
        <translation>Save the proof of one photo…</translation>
    </message>
    <message>
        <source>Waktu adalah jam laptop ini. Perubahan setelah serah terima akan ketahuan oleh siapa pun yang memegang tanda terima atau segelnya. Pilih satu baris untuk melihat rinciannya; baris foto atau berkas bukti yang masuk juga dapat disimpan bukti pencatatannya.</source>
        <translation>The times are those of this laptop&apos;s clock. A change after the hand-over is found out by whoever holds the receipt or the sealed folder. Choose a row to see its details; of a row of a photo or file taken in, the proof that it was logged can be saved too.</translation>
    </message>
    <message>
        <source>{after} – {before} ({by})</source>
        <translation>{after} – {before} ({by})</translation>
    </message>
    <message>
        <source>paling lambat {at} ({by})</source>
        <translation>no later than {at} ({by})</translation>
    </message>
    <message>
        <source>sesudah {at} ({by})</source>
        <translation>after {at} ({by})</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>Catatan nomor {n}, {at}. Bukti pihak lain: {proven}.</source>
        <translation>Entry {n}, {at}. Proven by others: {proven}.</translation>
    </message>
    <message>
        <source>Sidik isinya (SHA-256): {digest}</source>
        <translation>Digest of its content (SHA-256): {digest}</translation>
    </message>
    <message>
        <source>Memeriksa (MB)</source>
        <translation>Checking (MB)</translation>
    </message>
    <message>
        <source>Memeriksa brankas</source>
        <translation>Checking the vault</translation>
    </message>
    <message>
        <source>Simpan bukti pencatatan</source>
        <translation>Save the proof of logging</translation>
    </message>
    <message>
        <source>Bukti pencatatan (*.tlog-proof)</source>
        <translation>Proof of logging (*.tlog-proof)</translation>
    </message>
    <message>
        <source>Bukti pencatatan tersimpan: {name}. Berikan bersama fotonya; isinya tidak menyebut hal lain.</source>
        <translation>Proof of logging saved: {name}. Give it together with the photo; it names nothing else.</translation>
    </message>
</context>
<context>
    <name>MediumModel</name>
    <message>
        <source>Sudah ada: bukti {n}</source>
        <translation>Already exhibit {n}</translation>
    </message>
    <message>
        <source>{what}, dipilih</source>
        <translation>{what}, chosen</translation>
    </message>
</context>
<context>
    <name>MediumPage</name>
    <message>
        <source>Kartu atau drive</source>
        <translation>Card or drive</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Folder lain…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>Panduan ponsel</source>
        <translation>Phone guide</translation>
    </message>
    <message>
        <source>Hari</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Sudah ada</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Dipilih</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>Hari pada kartu</source>
        <translation>Days on the card</translation>
    </message>
    <message>
        <source>Belum ada foto atau video. Pilih kartu atau folder, lalu tekan Buka.</source>
        <translation>No photo or video yet. Choose a card or a folder, then press Open.</translation>
    </message>
    <message>
        <source>Foto pada hari itu</source>
        <translation>Photos of that day</translation>
    </message>
    <message>
        <source>Pilih hari untuk melihat fotonya.</source>
        <translation>Choose a day to see its photos.</translation>
    </message>
    <message>
        <source>Pilih semua hari ini</source>
        <translation>Choose all of this day</translation>
    </message>
    <message>
        <source>Kosongkan hari ini</source>
        <translation>Clear this day</translation>
    </message>
    <message>
        <source>Panduan mengambil foto dari ponsel</source>
        <translation>Guide to copying photos from a phone</translation>
    </message>
    <message>
        <source>Mengapa foto lain tidak diambil</source>
        <translation>Why other photos are not taken</translation>
    </message>
    <message>
        <source>Tidak menyangkut perkara ini</source>
        <translation>They do not concern this case</translation>
    </message>
    <message>
        <source>Milik pribadi pemilik ponsel</source>
        <translation>They are private to the owner of the phone</translation>
    </message>
    <message>
        <source>Foto yang sama atau gagal</source>
        <translation>The same photo again, or a failed one</translation>
    </message>
    <message>
        <source>Masukkan yang dipilih</source>
        <translation>Take in what is chosen</translation>
    </message>
    <message>
        <source>Semua bukti</source>
        <translation>All evidence</translation>
    </message>
    <message>
        <source>Mengapa yang lain tidak diambil</source>
        <translation>Why the others are not taken</translation>
    </message>
    <message>
        <source>Tidak ada kartu atau drive terpasang</source>
        <translation>No card or drive is plugged in</translation>
    </message>
    <message>
        <source>Pasang kartu atau flashdisk lalu buka, atau pilih foldernya. Di sini hanya dibaca.</source>
        <translation>Plug in a card or USB stick and open it, or choose its folder. It is only read here.</translation>
    </message>
    <message>
        <source>Membaca {folder}…</source>
        <translation>Reading {folder}…</translation>
    </message>
    <message>
        <source>Mencari foto</source>
        <translation>Looking for photos</translation>
    </message>
    <message>
        <source>Folder atau drive berisi foto</source>
        <translation>Folder or drive with photos</translation>
    </message>
    <message>
        <source>Tutup panduan</source>
        <translation>Close the guide</translation>
    </message>
    <message>
        <source>{n} foto dan video; {held} sudah ada dalam perkara.</source>
        <translation>{n} photos and videos; {held} are already in the case.</translation>
    </message>
    <message>
        <source>tidak terbaca lagi</source>
        <translation>cannot be read any more</translation>
    </message>
    <message>
        <source>{n} dipilih; {left} lainnya tidak diambil.</source>
        <translation>{n} chosen; the other {left} are not taken.</translation>
    </message>
    <message>
        <source>{n} dipilih.</source>
        <translation>{n} chosen.</translation>
    </message>
    <message>
        <source>Klik foto, atau tekan spasi, untuk memilihnya.</source>
        <translation>Click a photo, or press space, to choose it.</translation>
    </message>
    <message>
        <source>Tulis dulu mengapa {left} foto lainnya tidak diambil.</source>
        <translation>First write why the other {left} photos are not taken.</translation>
    </message>
    <message>
        <source>Tanpa tanggal</source>
        <translation>No date</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Tutup pesan</source>
        <translation>Close the message</translation>
    </message>
</context>
<context>
    <name>MonthPage</name>
    <message>
        <source>Bulan</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Lihat dan cetak</source>
        <translation>View and print</translation>
    </message>
    <message>
        <source>Simpan untuk Excel (CSV)…</source>
        <translation>Save for Excel (CSV)…</translation>
    </message>
    <message>
        <source>Menurut</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Uraian</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Perkara</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Hitungan bulan ini</source>
        <translation>Counts of this month</translation>
    </message>
    <message>
        <source>Belum ada perkara dalam bulan ini. Pilih bulan lain.</source>
        <translation>No case in this month yet. Choose another month.</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Laporan bulanan</source>
        <translation>Monthly report</translation>
    </message>
    <message>
        <source>Hanya hitungan, tanpa nama siapa pun. Angka kecil dapat menunjuk orang: untuk jajaran pengawas saja.</source>
        <translation>Counts only, without anybody&apos;s name. Small numbers can point to a person: for election supervisors only.</translation>
    </message>
    <message>
        <source>Menghitung</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>{cases} perkara, {received} di antaranya dari kantor lain</source>
        <translation>{cases} cases, {received} of them from other offices</translation>
    </message>
    <message>
        <source>Laporan bulanan {month}</source>
        <translation>Monthly report {month}</translation>
    </message>
    <message>
        <source>Simpan hitungan</source>
        <translation>Save counts</translation>
    </message>
    <message>
        <source>Tabel (*.csv)</source>
        <translation>Tables (*.csv)</translation>
    </message>
    <message>
        <source>Tabel tanpa sandi</source>
        <translation>Unencrypted table</translation>
    </message>
    <message>
        <source>Tabel ini disimpan tanpa sandi. Isinya hanya hitungan, tetapi angka kecil dapat menunjuk orang: jaga seperti berkas kertas rahasia.</source>
        <translation>This table is saved unencrypted. It holds only counts, but small numbers can point to a person: guard it like confidential papers.</translation>
    </message>
    <message>
        <source>Simpan tabel</source>
        <translation>Save table</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tersimpan tanpa sandi: {path}.</source>
        <translation>Saved, not encrypted: {path}.</translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message>
        <source>Nomor perkara</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>Belum ada nomor. Ambil dari blok, atau tulis nomor dari kantor.</source>
        <translation>No number yet. Take one from a block, or type the number from the office.</translation>
    </message>
    <message>
        <source>Nomor dari kantor</source>
        <translation>Number from the office</translation>
    </message>
    <message>
        <source>Seperti ditulis kantor itu</source>
        <translation>As the office wrote it</translation>
    </message>
    <message>
        <source>Diberikan oleh</source>
        <translation>Given by</translation>
    </message>
    <message>
        <source>Kantor atau petugas</source>
        <translation>Office or officer</translation>
    </message>
    <message>
        <source>Tanggal nomor</source>
        <translation>Date of the number</translation>
    </message>
    <message>
        <source>hari-bulan-tahun</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Ambil dari blok</source>
        <translation>Take from a block</translation>
    </message>
    <message>
        <source>Beri nomor sementara</source>
        <translation>Give a provisional number</translation>
    </message>
    <message>
        <source>Catat nomor ini</source>
        <translation>Record this number</translation>
    </message>
    <message>
        <source>Tarik nomor</source>
        <translation>Withdraw number</translation>
    </message>
    <message>
        <source>Jenis pemilihan</source>
        <translation>Kind of election</translation>
    </message>
    <message>
        <source>Temuan atau laporan</source>
        <translation>Finding or report</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Alasan menarik nomor {value}</source>
        <translation>Reason for withdrawing the number {value}</translation>
    </message>
    <message>
        <source>Tarik</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>berlaku</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>diganti</source>
        <translation>replaced</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>Hasil tiap berkas</source>
        <translation>Result for each file</translation>
    </message>
    <message>
        <source>Tutup daftar</source>
        <translation>Close the list</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>Sudah ada</source>
        <translation>Already here</translation>
    </message>
    <message>
        <source>Ditolak</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Isinya sama dengan bukti nomor {n}.</source>
        <translation>The content is the same as that of exhibit no. {n}.</translation>
    </message>
    <message>
        <source>Bukti nomor {n}.</source>
        <translation>Exhibit no. {n}.</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Belum ada berkas yang masuk.</source>
        <translation>No file has been taken in yet.</translation>
    </message>
    <message>
        <source>Lihat hasil</source>
        <translation>Show the results</translation>
    </message>
    <message>
        <source>{added} masuk, {same} sudah ada, {refused} ditolak</source>
        <translation>{added} taken in, {same} already here, {refused} refused</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Halaman surat</source>
        <translation>Page of the paper</translation>
    </message>
    <message>
        <source>Cetak…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Simpan PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Perkecil</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Perbesar</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Selebar jendela</source>
        <translation>Fit to width</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Perlu diperhatikan</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>Sedang dibuat…</source>
        <translation>Being made…</translation>
    </message>
    <message>
        <source>{n} halaman</source>
        <translation>Pages: {n}</translation>
    </message>
    <message>
        <source>Mencetak halaman</source>
        <translation>Printing pages</translation>
    </message>
    <message>
        <source>Mencetak</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>{n} halaman sudah dikirim ke pencetak. Ambil kertasnya sebelum pergi.</source>
        <translation>{n} pages were sent to the printer. Take the paper with you before you leave.</translation>
    </message>
    <message>
        <source>Simpan PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Menyimpan PDF</source>
        <translation>Saving the PDF</translation>
    </message>
    <message>
        <source>PDF tanpa sandi</source>
        <translation>Unencrypted PDF</translation>
    </message>
    <message>
        <source>PDF ini memuat nama, keterangan dan foto tanpa sandi. Jaga seperti berkas kertas rahasia.</source>
        <translation>This PDF holds names, statements and photos, and is not encrypted. Guard it like confidential papers.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tersimpan tanpa sandi: {path}.</source>
        <translation>Saved, not encrypted: {path}.</translation>
    </message>
</context>
<context>
    <name>PapersSection</name>
    <message>
        <source>Surat</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Surat perkara ini</source>
        <translation>Papers of this case</translation>
    </message>
    <message>
        <source>Belum ada surat untuk perkara ini.</source>
        <translation>No paper for this case yet.</translation>
    </message>
    <message>
        <source>Huruf besar</source>
        <translation>Large print</translation>
    </message>
    <message>
        <source>Lihat dan cetak</source>
        <translation>View and print</translation>
    </message>
    <message>
        <source>Isi kop surat…</source>
        <translation>Fill in the letterhead…</translation>
    </message>
    <message>
        <source>Beri kode pendek</source>
        <translation>Give a short code</translation>
    </message>
    <message>
        <source>Kode pendek</source>
        <translation>Short code</translation>
    </message>
    <message>
        <source>Catat foto kertas</source>
        <translation>Record photo of the paper</translation>
    </message>
    <message>
        <source>berkas</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>resmi</source>
        <translation>official</translation>
    </message>
    <message>
        <source>tambahan</source>
        <translation>supplement</translation>
    </message>
    <message>
        <source>Setiap surat dapat dicetak kapan saja; yang belum diisi menjadi titik-titik.</source>
        <translation>Every paper can be printed at any time; what is not filled in becomes dots.</translation>
    </message>
    <message>
        <source>Foto kertasnya</source>
        <translation>Photo of the paper</translation>
    </message>
    <message>
        <source>B.3 ditulis tangan</source>
        <translation>B.3 written by hand</translation>
    </message>
    <message>
        <source>Tidak ada pencetak? Tulis B.3 dengan tangan dan salin kode ini ke atasnya sebelum pelapor menandatangani. Kode itu mengikat kertas kepada catatan di laptop ini.</source>
        <translation>No printer? Write the B.3 by hand and copy this code onto it before the reporter signs. The code ties the paper to the records on this laptop.</translation>
    </message>
    <message>
        <source>Potret kertas yang sudah ditandatangani, masukkan sebagai bukti, lalu catat di sini.</source>
        <translation>Photograph the signed paper, take it in as evidence, then record it here.</translation>
    </message>
    <message>
        <source>Sudah dicatat: {codes}</source>
        <translation>Already recorded: {codes}</translation>
    </message>
    <message>
        <source>Menyiapkan gambar</source>
        <translation>Preparing pictures</translation>
    </message>
    <message>
        <source>Menulis halaman</source>
        <translation>Writing pages</translation>
    </message>
    <message>
        <source>Untuk SMS: {sms}</source>
        <translation>For SMS: {sms}</translation>
    </message>
    <message>
        <source>Ketik dahulu kode yang tertulis di kertas itu.</source>
        <translation>First type the code that is written on the paper.</translation>
    </message>
    <message>
        <source>Foto kertas B.3 dengan kode {code} sudah dicatat.</source>
        <translation>The photo of the paper B.3 with the code {code} was recorded.</translation>
    </message>
</context>
<context>
    <name>PeopleBlock</name>
    <message>
        <source>Tambah terlapor</source>
        <translation>Add reported person</translation>
    </message>
    <message>
        <source>Tambah saksi</source>
        <translation>Add witness</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Orang dalam perkara</source>
        <translation>People in the case</translation>
    </message>
    <message>
        <source>Belum ada orang. Tekan Orang baru, lalu isi namanya.</source>
        <translation>No people yet. Press New person, then fill in the name.</translation>
    </message>
    <message>
        <source>Simpan orang</source>
        <translation>Save person</translation>
    </message>
    <message>
        <source>Orang baru</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Keluarkan dari perkara…</source>
        <translation>Take out of the case…</translation>
    </message>
    <message>
        <source>Tampilkan identitas</source>
        <translation>Show identity</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Nama belum diisi. Tulis nama, atau gambaran orang yang belum dikenal.</source>
        <translation>The name is missing. Write a name, or a description of a person not known yet.</translation>
    </message>
    <message>
        <source>{name} tersimpan.</source>
        <translation>{name} is saved.</translation>
    </message>
    <message>
        <source>Sembunyikan identitas</source>
        <translation>Hide identity</translation>
    </message>
    <message>
        <source>Perkara ini diterima dari kantor lain: dibaca saja.</source>
        <translation>This case came from another office: it can only be read.</translation>
    </message>
    <message>
        <source>Identitas dilindungi. Tekan &apos;Tampilkan identitas&apos; untuk melihat dan mengubahnya.</source>
        <translation>The identity is protected. Press &apos;Show identity&apos; to see and change it.</translation>
    </message>
    <message>
        <source>{draft} Isi namanya agar orang ini tercatat.</source>
        <translation>{draft} Fill in the name so that this person is recorded.</translation>
    </message>
    <message>
        <source>Tersimpan.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Tersimpan sendiri sambil diketik.</source>
        <translation>Saved by itself while you type.</translation>
    </message>
</context>
<context>
    <name>PersonBlock</name>
    <message>
        <source>Keterangan awal</source>
        <translation>First statement</translation>
    </message>
    <message>
        <source>Apa yang dilihat atau didengar sendiri, dengan kata-kata saksi</source>
        <translation>What the witness saw or heard, in the witness&apos;s own words</translation>
    </message>
    <message>
        <source>Segel keterangan</source>
        <translation>Seal statement</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>atau ciri-cirinya</source>
        <translation>or a description</translation>
    </message>
    <message>
        <source>Keluarkan dari perkara</source>
        <translation>Take out of the case</translation>
    </message>
    <message>
        <source>Seperti di KTP</source>
        <translation>As on the ID card</translation>
    </message>
    <message>
        <source>Desa, kecamatan</source>
        <translation>Village, district</translation>
    </message>
    <message>
        <source>No. telepon/HP</source>
        <translation>Telephone or mobile</translation>
    </message>
    <message>
        <source>Pekerjaan</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>Tempat lahir</source>
        <translation>Place of birth</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>hari-bulan-tahun</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Laki-laki / Perempuan</source>
        <translation>Male / Female</translation>
    </message>
    <message>
        <source>Kewarganegaraan</source>
        <translation>Citizenship</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Boleh kosong</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>misalnya: lurah</source>
        <translation>for example: lurah</translation>
    </message>
    <message>
        <source>Instansi</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>misalnya: kelurahan</source>
        <translation>such as: kelurahan</translation>
    </message>
    <message>
        <source>Menyegel…</source>
        <translation>Sealing…</translation>
    </message>
    <message>
        <source>Keterangan tersegel.</source>
        <translation>The statement is sealed.</translation>
    </message>
    <message>
        <source>Kata-katanya berubah sejak dibacakan kembali. Bacakan lagi.</source>
        <translation>The words changed since they were read back. Read them back again.</translation>
    </message>
    <message>
        <source>Sudah dibacakan kembali.</source>
        <translation>Read back.</translation>
    </message>
</context>
<context>
    <name>PersonBox</name>
    <message>
        <source>Dibuat untuk siapa</source>
        <translation>Made for whom</translation>
    </message>
    <message>
        <source>Untuk orang yang sesuai</source>
        <translation>For the person who fits</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Sebagai</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Desa atau kelurahan</source>
        <translation>Village or ward</translation>
    </message>
    <message>
        <source>Ketik, lalu pilih</source>
        <translation>Type, then choose</translation>
    </message>
    <message>
        <source>Nama atau cirinya</source>
        <translation>Name or description</translation>
    </message>
    <message>
        <source>hari-bulan-tahun</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Laki-laki / Perempuan</source>
        <translation>Male / Female</translation>
    </message>
    <message>
        <source>Jalan, RT/RW, dusun</source>
        <translation>Street, block, hamlet</translation>
    </message>
    <message>
        <source>Boleh kosong</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>Misalnya: Ketua</source>
        <translation>For example: chair</translation>
    </message>
</context>
<context>
    <name>ProcedureSection</name>
    <message>
        <source>Langkah yang dapat diambil sekarang</source>
        <translation>Steps that can be taken now</translation>
    </message>
    <message>
        <source>Tidak ada langkah yang dapat diambil sekarang.</source>
        <translation>No step can be taken now.</translation>
    </message>
    <message>
        <source>Tanggal langkah</source>
        <translation>Date of the step</translation>
    </message>
    <message>
        <source>Kepada siapa</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>Alasan atau nomor surat</source>
        <translation>Reason or letter no.</translation>
    </message>
    <message>
        <source>Catat langkah</source>
        <translation>Record step</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Langkah yang sudah dicatat</source>
        <translation>Steps that were recorded</translation>
    </message>
    <message>
        <source>Belum ada langkah tercatat. Pilih langkahnya, lalu tekan Catat langkah.</source>
        <translation>No step on record yet. Choose the step, then press Record step.</translation>
    </message>
    <message>
        <source>Tarik langkah</source>
        <translation>Withdraw step</translation>
    </message>
    <message>
        <source>Yang belum ada</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>14-02-2024</source>
        <translation>14-02-2024</translation>
    </message>
    <message>
        <source>Bila ada</source>
        <translation>If anybody</translation>
    </message>
    <message>
        <source>Tanyakan</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Syarat yang belum ada</source>
        <translation>Requirements that are not met</translation>
    </message>
    <message>
        <source>Semua syarat sudah ada.</source>
        <translation>Nothing is missing.</translation>
    </message>
    <message>
        <source>Batas waktu, syarat, langkah, nomor</source>
        <translation>Deadlines, requirements, steps, numbers</translation>
    </message>
    <message>
        <source>Langkah</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Batas waktu</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Langkah tercatat</source>
        <translation>Recorded steps</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Blok</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>Alasan menarik langkah {n}</source>
        <translation>Reason for withdrawing step {n}</translation>
    </message>
    <message>
        <source>Tarik</source>
        <translation>Withdraw</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>: {done} dari {total}</source>
        <translation>: {done} of {total}</translation>
    </message>
    <message>
        <source>sudah {time}</source>
        <translation>{time} so far</translation>
    </message>
    <message>
        <source>kira-kira {time} lagi</source>
        <translation>about {time} to go</translation>
    </message>
    <message>
        <source>Menghentikan… yang sudah masuk tetap tersimpan</source>
        <translation>Stopping… what is already in stays</translation>
    </message>
    <message>
        <source>{seconds} detik</source>
        <translation>{seconds} seconds</translation>
    </message>
    <message>
        <source>{minutes} menit</source>
        <translation>{minutes} minutes</translation>
    </message>
</context>
<context>
    <name>PurgePage</name>
    <message>
        <source>Perkara</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Boleh dihapus</source>
        <translation>May be deleted</translation>
    </message>
    <message>
        <source>Mengapa belum</source>
        <translation>Why not yet</translation>
    </message>
    <message>
        <source>Perkara di brankas ini</source>
        <translation>Cases in this vault</translation>
    </message>
    <message>
        <source>Belum ada perkara di brankas ini.</source>
        <translation>No case in this vault yet.</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Misalnya: laptop dikembalikan ke kantor</source>
        <translation>For example: the laptop goes back to the office</translation>
    </message>
    <message>
        <source>Ketik jumlah perkara yang dihapus</source>
        <translation>Type the number of cases to delete</translation>
    </message>
    <message>
        <source>Hapus dari laptop ini</source>
        <translation>Delete from this laptop</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Hapus perkara yang sudah diterima</source>
        <translation>Delete accepted cases</translation>
    </message>
    <message>
        <source>Yang dihapus hanya perkara yang seluruh isinya sudah diterima kantor lain dengan bukti. Riwayat tetap menyimpan bahwa perkara itu pernah ada. Cadangan, cetakan, dan flashdisk tidak ikut terhapus.</source>
        <translation>Only cases are deleted whose entire content another office has accepted with an acknowledgement. The history still says that the case existed. Backups, prints and USB sticks are not deleted.</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>boleh</source>
        <translation>may be</translation>
    </message>
    <message>
        <source>Membandingkan dengan bukti</source>
        <translation>Comparing with the acknowledgements</translation>
    </message>
    <message>
        <source>{n} perkara boleh dihapus.</source>
        <translation>{n} cases may be deleted.</translation>
    </message>
    <message>
        <source>Tulis alasannya: ia tercatat di riwayat.</source>
        <translation>Write the reason: it is recorded in the history.</translation>
    </message>
    <message>
        <source>Ketik angka {n} untuk memastikan: sebanyak itu perkara yang akan dihapus.</source>
        <translation>Type the number {n} to confirm: that many cases will be deleted.</translation>
    </message>
    <message>
        <source>Menghapus perkara</source>
        <translation>Deleting cases</translation>
    </message>
    <message>
        <source>{n} perkara akan hilang dari laptop ini dan tidak dapat dikembalikan.</source>
        <translation>{n} cases will be gone from this laptop and cannot be brought back.</translation>
    </message>
    <message>
        <source>Hapus dari laptop ini?</source>
        <translation>Delete from this laptop?</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{n} perkara dihapus: {exhibits} bukti, {size}.</source>
        <translation>{n} cases deleted: {exhibits} exhibits, {size}.</translation>
    </message>
</context>
<context>
    <name>QuestionRows</name>
    <message>
        <source>Daftar pertanyaan dan jawaban</source>
        <translation>List of questions and answers</translation>
    </message>
    <message>
        <source>Belum ada pertanyaan. Tekan Pertanyaan, atau Ambil daftar.</source>
        <translation>No question yet. Press Question, or Add a list.</translation>
    </message>
    <message>
        <source>Pertanyaan</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Jawaban</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Jawaban — Enter: jawaban berikutnya, Ctrl+Enter: pertanyaan baru, Shift+Enter: baris baru</source>
        <translation>Answer — Enter: next answer, Ctrl+Enter: new question, Shift+Enter: new line</translation>
    </message>
    <message>
        <source>Pertanyaan baru</source>
        <translation>New question</translation>
    </message>
    <message>
        <source>Ambil daftar</source>
        <translation>Add a list</translation>
    </message>
    <message>
        <source>Ambil daftar pertanyaan</source>
        <translation>Add a list of questions</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Naikkan pertanyaan</source>
        <translation>Move question up</translation>
    </message>
    <message>
        <source>Turunkan pertanyaan</source>
        <translation>Move question down</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Bacakan kembali</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Sudah dibacakan</source>
        <translation>Has been read back</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tombol panah: lanjut dan kembali. Esc: tutup.</source>
        <translation>Arrow keys: forward and back. Esc: close.</translation>
    </message>
</context>
<context>
    <name>ReceivePage</name>
    <message>
        <source>Pilih folder segel…</source>
        <translation>Choose sealed folder…</translation>
    </message>
    <message>
        <source>Terima dan beri bukti</source>
        <translation>Accept and acknowledge</translation>
    </message>
    <message>
        <source>Masukkan bukti serah terima</source>
        <translation>Take in the acknowledgement</translation>
    </message>
    <message>
        <source>Diterima</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Perkara</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Segel yang sudah diterima</source>
        <translation>Sealed folders that were accepted</translation>
    </message>
    <message>
        <source>Belum ada segel yang diterima. Tekan Pilih folder segel.</source>
        <translation>No sealed folder has been accepted yet. Press Choose sealed folder.</translation>
    </message>
    <message>
        <source>Buka perkara</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Terima segel</source>
        <translation>Receive a sealed folder</translation>
    </message>
    <message>
        <source>Colokkan flashdisk, lalu seret folder segelnya ke sini. Segel diperiksa dahulu; baru setelah Anda menekan Terima dan beri bukti, isinya masuk ke brankas dan bukti serah terima ditulis di sebelah folder itu.</source>
        <translation>Plug in the USB stick, then drop its sealed folder here. It is checked first; only when you press Accept and acknowledge is its content taken into the vault and the acknowledgement written beside the folder.</translation>
    </message>
    <message>
        <source>Folder segel di flashdisk</source>
        <translation>Sealed folder on the USB stick</translation>
    </message>
    <message>
        <source>Memeriksa (MB)</source>
        <translation>Checking (MB)</translation>
    </message>
    <message>
        <source>Memeriksa segel</source>
        <translation>Checking the sealed folder</translation>
    </message>
    <message>
        <source>Tolak dan beri bukti</source>
        <translation>Refuse and acknowledge</translation>
    </message>
    <message>
        <source>Segel ini untuk kantor lain ({office}). Bawa flashdisk ini ke sana: di sini isinya tidak dapat dibuka dan tidak dapat diterima.</source>
        <translation>This sealed folder is for another office ({office}). Take the USB stick there: here it can be neither opened nor accepted.</translation>
    </message>
    <message>
        <source>Segel ini disegel dengan kunci Anda, tetapi brankas ini tidak mencatatnya. Buka brankas yang menyegelnya, atau tanyakan kepada kantor tujuannya.</source>
        <translation>This folder was sealed with your key, but this vault has no record of it. Open the vault that sealed it, or ask the office that it is for.</translation>
    </message>
    <message>
        <source>Segel ini Anda sendiri yang menyegel, untuk {name}. Kantor itu sudah menerimanya dan buktinya sudah ada di brankas ini: tidak ada lagi yang perlu dilakukan.</source>
        <translation>You sealed this folder yourself, for {name}. That office has accepted it and the acknowledgement is in this vault: nothing is left to do.</translation>
    </message>
    <message>
        <source>Segel ini Anda sendiri yang menyegel, untuk {name}, dan bukti serah terima dari sana sudah kembali. Masukkan bukti itu supaya serah terimanya selesai.</source>
        <translation>You sealed this folder yourself, for {name}, and the acknowledgement has come back. Take it in, so that the hand-over is closed.</translation>
    </message>
    <message>
        <source>Segel ini Anda sendiri yang menyegel, untuk {name}. Tidak diterima di sini: serahkan flashdisk ini kepada kantor itu, lalu bawa pulang bukti serah terimanya.</source>
        <translation>You sealed this folder yourself, for {name}. It is not accepted here: give the USB stick to that office, then bring back the acknowledgement.</translation>
    </message>
    <message>
        <source>Menerima (MB)</source>
        <translation>Taking in (MB)</translation>
    </message>
    <message>
        <source>Menerima segel</source>
        <translation>Taking in the sealed folder</translation>
    </message>
    <message>
        <source>{outcome}: {new} berkas baru, {held} sudah ada.</source>
        <translation>{outcome}: {new} new files, {held} already here.</translation>
    </message>
    <message>
        <source>Segel ini terlalu rusak untuk dijawab. Minta pengirim menyegel lagi.</source>
        <translation>This sealed folder is too damaged to be answered. Ask the sender to seal it again.</translation>
    </message>
    <message>
        <source>Bukti serah terima tertulis: {name}. Kembalikan flashdisk itu kepada pengirim.</source>
        <translation>The acknowledgement is written: {name}. Give the USB stick back to the sender.</translation>
    </message>
    <message>
        <source>Di folder itu tidak ada segel. Pilih folder yang namanya dimulai dengan segel-, atau flashdisknya.</source>
        <translation>There is nothing sealed in that folder. Choose the folder whose name begins with segel-, or the USB stick.</translation>
    </message>
    <message>
        <source>Dari segel itu tidak ada perkara di brankas ini.</source>
        <translation>There is no case from that sealed folder in this vault.</translation>
    </message>
</context>
<context>
    <name>RecordSection</name>
    <message>
        <source>Ada perubahan yang belum disimpan.</source>
        <translation>There are changes that are not saved.</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Tersimpan.</source>
        <translation>Saved.</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Folder brankas petugas</source>
        <translation>Officer&apos;s vault folder</translation>
    </message>
    <message>
        <source>Folder brankas baru</source>
        <translation>Folder of the new vault</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Misalnya: lupa kata sandi</source>
        <translation>For example: forgotten</translation>
    </message>
    <message>
        <source>Kata sandi baru</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>Kata sandi baru sekali lagi</source>
        <translation>New passphrase once more</translation>
    </message>
    <message>
        <source>Buka dengan kunci kantor</source>
        <translation>Open with the office&apos;s key</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Brankas petugas, kata sandi hilang</source>
        <translation>Officer&apos;s vault, passphrase lost</translation>
    </message>
    <message>
        <source>Pilih…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Pilih: {what}</source>
        <translation>Choose: {what}</translation>
    </message>
    <message>
        <source>Untuk petugas yang lupa kata sandinya dan dulu memilih kartu kantor Anda. Brankas atau cadangan yang dibawanya tidak diubah: di folder baru dibuat lanjutannya, dengan kunci baru. Riwayat kantor dan riwayat petugas mencatat siapa membukanya, kapan dan mengapa.</source>
        <translation>For an officer who has forgotten the passphrase and once chose the card of your office. The vault or backup that was brought is left as it is: in a new folder it goes on, with new keys. The history of the office and that of the officer record who opened it, when and why.</translation>
    </message>
    <message>
        <source>Sekali lagi</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Diketik oleh petugas sendiri</source>
        <translation>Typed by the officer in person</translation>
    </message>
    <message>
        <source>Folder kosong untuk brankas baru</source>
        <translation>Empty folder for the new vault</translation>
    </message>
    <message>
        <source>Menyalin (MB)</source>
        <translation>Copying (MB)</translation>
    </message>
    <message>
        <source>Membuka brankas petugas</source>
        <translation>Opening an officer&apos;s vault</translation>
    </message>
    <message>
        <source>Pilih dahulu folder brankas petugas.</source>
        <translation>Choose the officer&apos;s vault folder first.</translation>
    </message>
    <message>
        <source>Pilih dahulu folder untuk brankas baru.</source>
        <translation>First choose the folder for the new vault.</translation>
    </message>
    <message>
        <source>Tulis alasannya: ia tercatat di riwayat.</source>
        <translation>Write the reason: it is recorded in the history.</translation>
    </message>
    <message>
        <source>Kata sandi baru terlalu pendek: paling sedikit {least} huruf.</source>
        <translation>The new passphrase is too short: at least {least} characters.</translation>
    </message>
    <message>
        <source>Kedua kata sandi baru tidak sama. Ketik ulang.</source>
        <translation>The two new passphrases differ. Type them again.</translation>
    </message>
    <message>
        <source>Brankas {name} kini ada di {folder} dan terbuka dengan kata sandi baru. Percayai kartu barunya di halaman Kartu, dan musnahkan folder yang lama setelah yang baru terbukti terbuka.</source>
        <translation>The vault of {name} is now in {folder} and opens with the new passphrase. Trust its new card on the Cards page, and destroy the old folder once the new one is known to open.</translation>
    </message>
    <message>
        <source>{count} catatan terakhir belum ditandatangani brankas lama: perkara yang memuatnya tidak dapat diserahkan dengan bukti yang utuh.</source>
        <translation>The old vault had not signed its last {count} entries: cases that hold them cannot be handed over with whole proof.</translation>
    </message>
    <message>
        <source>Salinan ini bukan yang diketahui kantor</source>
        <translation>This copy is not what the office knows</translation>
    </message>
    <message>
        <source>Buka juga</source>
        <translation>Open all the same</translation>
    </message>
    <message>
        <source>Jangan</source>
        <translation>Do not</translation>
    </message>
</context>
<context>
    <name>RedactView</name>
    <message>
        <source>Gambar yang akan ditutup sebagian</source>
        <translation>Picture to be covered in part</translation>
    </message>
    <message>
        <source>Cara</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Letak (piksel)</source>
        <translation>Position (pixels)</translation>
    </message>
    <message>
        <source>Bagian yang ditutup</source>
        <translation>Covered parts</translation>
    </message>
    <message>
        <source>Belum ada kotak. Tarik kotak di atas gambar.</source>
        <translation>No box yet. Drag a box over the picture.</translation>
    </message>
    <message>
        <source>Cara menutup</source>
        <translation>How to cover</translation>
    </message>
    <message>
        <source>Kotak hitam (dianjurkan)</source>
        <translation>Black box (recommended)</translation>
    </message>
    <message>
        <source>Kabur</source>
        <translation>Blur</translation>
    </message>
    <message>
        <source>Dari kiri</source>
        <translation>From left</translation>
    </message>
    <message>
        <source>Dari atas</source>
        <translation>From top</translation>
    </message>
    <message>
        <source>Lebar</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>Tinggi</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>Tambah kotak</source>
        <translation>Add box</translation>
    </message>
    <message>
        <source>Hapus kotak</source>
        <translation>Remove box</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Misalnya: wajah anak</source>
        <translation>For example: a child&apos;s face</translation>
    </message>
    <message>
        <source>Simpan gambar tertutup</source>
        <translation>Save the covered picture</translation>
    </message>
    <message>
        <source>Kembali ke bukti</source>
        <translation>Back to the evidence</translation>
    </message>
    <message>
        <source>Perbesar</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Perkecil</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Tarik kotak di atas gambar, atau isi angkanya. Berkas asli tetap utuh di brankas.</source>
        <translation>Draw boxes on the picture, or fill in the numbers. The original file stays whole in the vault.</translation>
    </message>
    <message>
        <source>Tutup bagian gambar: bukti nomor {n}</source>
        <translation>Cover part of the picture: exhibit no. {n}</translation>
    </message>
    <message>
        <source>Menyiapkan gambar…</source>
        <translation>Preparing the picture…</translation>
    </message>
    <message>
        <source>Gambar ini tidak dapat dibuka, jadi tidak ada yang dapat ditutup.</source>
        <translation>This picture cannot be opened, so nothing in it can be covered.</translation>
    </message>
    <message>
        <source>Isi keempat angka itu dengan angka bulat.</source>
        <translation>Fill in all four numbers, as whole numbers.</translation>
    </message>
    <message>
        <source>Lebar dan tinggi paling sedikit 1 piksel.</source>
        <translation>Width and height must be at least 1 pixel.</translation>
    </message>
    <message>
        <source>Paling banyak {n} kotak.</source>
        <translation>At most {n} boxes.</translation>
    </message>
    <message>
        <source>Yang dikaburkan kadang masih dapat ditebak. Untuk nama, wajah dan nomor pakai kotak hitam.</source>
        <translation>What is blurred can sometimes still be guessed. For names, faces and numbers use the black box.</translation>
    </message>
    <message>
        <source>Tulis dulu alasan menutup bagian itu.</source>
        <translation>First write why that part is covered.</translation>
    </message>
    <message>
        <source>Membuat turunan</source>
        <translation>Making the covered copy</translation>
    </message>
    <message>
        <source>Turunan menjadi bukti nomor {n}. Aslinya tetap ada.</source>
        <translation>The covered copy is now exhibit no. {n}. The original is still there.</translation>
    </message>
    <message>
        <source>kotak hitam</source>
        <translation>black box</translation>
    </message>
    <message>
        <source>kabur</source>
        <translation>blur</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Folder cadangan</source>
        <translation>Folder of the backup</translation>
    </message>
    <message>
        <source>Folder brankas baru</source>
        <translation>Folder of the new vault</translation>
    </message>
    <message>
        <source>Kata sandi cadangan</source>
        <translation>Passphrase of the backup</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Misalnya: laptop hilang di jalan</source>
        <translation>For example: laptop lost on the way</translation>
    </message>
    <message>
        <source>Pulihkan</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Folder untuk brankas yang dipulihkan</source>
        <translation>Folder for the restored vault</translation>
    </message>
    <message>
        <source>Pilih…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Pilih: {what}</source>
        <translation>Choose: {what}</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Brankas baru dibuat dari cadangan. Riwayatnya mencatat bahwa ia lanjutan dari yang lama dan mengapa; yang dicatat sesudah cadangan itu dibuat tidak ada di dalamnya. Jangan memakai dua brankas sekaligus.</source>
        <translation>A new vault is made from the backup. Its history records that it continues the old one, and why; what was recorded after the backup was made is not in it. Do not use both vaults at the same time.</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Menyalin (MB)</source>
        <translation>Copying (MB)</translation>
    </message>
    <message>
        <source>Memulihkan brankas</source>
        <translation>Restoring the vault</translation>
    </message>
    <message>
        <source>Pilih dahulu folder cadangannya.</source>
        <translation>First choose the folder of the backup.</translation>
    </message>
    <message>
        <source>Pilih dahulu folder untuk brankas baru.</source>
        <translation>First choose the folder for the new vault.</translation>
    </message>
    <message>
        <source>Ketik dahulu kata sandi cadangan itu.</source>
        <translation>First type the passphrase of that backup.</translation>
    </message>
    <message>
        <source>Tulis alasannya: ia tercatat di riwayat.</source>
        <translation>Write the reason: it is recorded in the history.</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>&amp;Perkara</source>
        <translation>&amp;Case</translation>
    </message>
    <message>
        <source>&amp;Daftar perkara</source>
        <translation>&amp;List of cases</translation>
    </message>
    <message>
        <source>Perkara &amp;baru</source>
        <translation>&amp;New case</translation>
    </message>
    <message>
        <source>&amp;Terima laporan</source>
        <translation>&amp;Take in a report</translation>
    </message>
    <message>
        <source>K&amp;artu</source>
        <translation>C&amp;ards</translation>
    </message>
    <message>
        <source>K&amp;op surat</source>
        <translation>L&amp;etterhead</translation>
    </message>
    <message>
        <source>Menyiapkan kasus latihan</source>
        <translation>Preparing the practice case</translation>
    </message>
    <message>
        <source>Segel berhenti ketika laporan ini sedang dicatat. Periksa kata-kata terakhirnya.</source>
        <translation>Segel stopped while this report was being recorded. Look at its last words.</translation>
    </message>
</context>
<context>
    <name>SameHuman</name>
    <message>
        <source>Orang yang sama di perkara lain</source>
        <translation>The same person in other cases</translation>
    </message>
    <message>
        <source>Orang yang sama di perkara lain: ketik namanya</source>
        <translation>The same person in other cases: type the name</translation>
    </message>
    <message>
        <source>Orang yang sama</source>
        <translation>The same person</translation>
    </message>
    <message>
        <source>Bukan orang yang sama</source>
        <translation>Not the same person</translation>
    </message>
</context>
<context>
    <name>SheetBox</name>
    <message>
        <source>Foto per halaman</source>
        <translation>Photos per page</translation>
    </message>
    <message>
        <source>Foto: {n} per halaman</source>
        <translation>Photos per page: {n}</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Syarat</source>
        <translation>Requirements</translation>
    </message>
    <message>
        <source>Syarat yang masih kurang</source>
        <translation>Requirements still missing</translation>
    </message>
    <message>
        <source>Semua syarat sudah ada.</source>
        <translation>Nothing is missing.</translation>
    </message>
    <message>
        <source>Nomor penyampaian</source>
        <translation>Submission number</translation>
    </message>
    <message>
        <source>Dari kantor</source>
        <translation>From the office</translation>
    </message>
    <message>
        <source>Ambil nomor</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>Lihat dan cetak B.3</source>
        <translation>View and print B.3</translation>
    </message>
    <message>
        <source>Simpan B.3 sebagai PDF…</source>
        <translation>Save B.3 as PDF…</translation>
    </message>
    <message>
        <source>Selesai, buka perkaranya</source>
        <translation>Done, open the case</translation>
    </message>
    <message>
        <source>Nomor penyampaian laporan</source>
        <translation>Submission number of the report</translation>
    </message>
    <message>
        <source>Masih kurang: {count} hal</source>
        <translation>Still missing: {count}</translation>
    </message>
    <message>
        <source>Tidak ada syarat yang kurang.</source>
        <translation>No requirement is missing.</translation>
    </message>
    <message>
        <source>Nomor sementara: ganti bila kantor sudah memberi nomor.</source>
        <translation>Provisional number: replace it once the office has given one.</translation>
    </message>
    <message>
        <source>{what}: {names}</source>
        <translation>{what}: {names}</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Bidang tanda tangan: gambar dengan tetikus, jari atau pena</source>
        <translation>Field for the signature: draw with mouse, finger or pen</translation>
    </message>
</context>
<context>
    <name>SigningPanel</name>
    <message>
        <source>Yang menandatangani</source>
        <translation>Who signs</translation>
    </message>
    <message>
        <source>Tanda tangan di layar</source>
        <translation>Signature on the screen</translation>
    </message>
    <message>
        <source>Sudah ditandatangani di kertas</source>
        <translation>Signed on paper</translation>
    </message>
    <message>
        <source>Simpan tanda tangan</source>
        <translation>Save signature</translation>
    </message>
    <message>
        <source>Catat kertas ini</source>
        <translation>Record this paper</translation>
    </message>
    <message>
        <source>Pemberi keterangan</source>
        <translation>Who gave the statement</translation>
    </message>
    <message>
        <source>Yang meminta keterangan</source>
        <translation>Who took the statement</translation>
    </message>
    <message>
        <source>Penerjemah</source>
        <translation>Interpreter</translation>
    </message>
    <message>
        <source>Kuasa atau pendamping</source>
        <translation>Proxy or companion</translation>
    </message>
    <message>
        <source>Sidik ringkas ini tercetak di setiap halaman. Tanda tangan dicatat terhadap sidik ini.</source>
        <translation>This short digest is printed on every page. The signature is recorded against it.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Masukkan dahulu foto kertasnya di bagian Bukti, lalu pilih di sini.</source>
        <translation>First take in the photo of the paper in the part Evidence, then choose it here.</translation>
    </message>
    <message>
        <source>Urungkan goresan</source>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>Foto kertas (bukti)</source>
        <translation>Photo of the paper (evidence)</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Ditandatangani oleh</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>Diparaf oleh</source>
        <translation>Initialled by</translation>
    </message>
    <message>
        <source>Sidik ringkas</source>
        <translation>Short digest</translation>
    </message>
    <message>
        <source>Tanda tangan belum disimpan</source>
        <translation>Signature not kept yet</translation>
    </message>
    <message>
        <source>Tanda tangan yang sudah digambar belum disimpan. Buang?</source>
        <translation>The signature that was drawn is not kept yet. Discard it?</translation>
    </message>
    <message>
        <source>Buang</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Kembali ke tanda tangan</source>
        <translation>Back to the signature</translation>
    </message>
    <message>
        <source>Titik atau goresan sekecil ini bukan tanda tangan. Kosongkan, lalu tanda tangani lagi.</source>
        <translation>A dot or so small a stroke is no signature. Clear it, then sign again.</translation>
    </message>
    <message>
        <source>Centang siapa yang menandatangani.</source>
        <translation>Tick who signed.</translation>
    </message>
    <message>
        <source>Tanda tangan dicatat terhadap sidik ringkas ini.</source>
        <translation>The signature is recorded against this short digest.</translation>
    </message>
    <message>
        <source>di kertas</source>
        <translation>on paper</translation>
    </message>
    <message>
        <source>di layar</source>
        <translation>on the screen</translation>
    </message>
    <message>
        <source>✓ {who} — {note}, bukti {scan}</source>
        <translation>✓ {who} — {note}, exhibit {scan}</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>tertulis</source>
        <translation>written</translation>
    </message>
    <message>
        <source>tersimpan tetap</source>
        <translation>stored for good</translation>
    </message>
    <message>
        <source>dibaca ulang</source>
        <translation>read back</translation>
    </message>
    <message>
        <source>aman dilepas</source>
        <translation>safe to remove</translation>
    </message>
    <message>
        <source>tidak tertulis</source>
        <translation>not written</translation>
    </message>
    <message>
        <source>tidak tersimpan</source>
        <translation>not stored for good</translation>
    </message>
    <message>
        <source>tidak dibaca ulang</source>
        <translation>not read back</translation>
    </message>
    <message>
        <source>tidak ada segel untuk dibawa</source>
        <translation>no sealed folder to take along</translation>
    </message>
    <message>
        <source>tidak selesai</source>
        <translation>not finished</translation>
    </message>
    <message>
        <source>bukti serah terima belum ada</source>
        <translation>no acknowledgement yet</translation>
    </message>
    <message>
        <source>diterima</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>dipersoalkan</source>
        <translation>disputed</translation>
    </message>
    <message>
        <source>ditolak</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>{step} {done} dari {size}</source>
        <translation>{step} {done} of {size}</translation>
    </message>
    <message>
        <source>jangan cabut dahulu</source>
        <translation>do not unplug yet</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Brankas yang pernah dibuka</source>
        <translation>Vaults opened before</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Buka brankas</source>
        <translation>Open vault</translation>
    </message>
    <message>
        <source>Pilih folder brankas lain…</source>
        <translation>Choose another vault folder…</translation>
    </message>
    <message>
        <source>Buat brankas baru</source>
        <translation>Create a new vault</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Brankas sedang dibuka</source>
        <translation>The vault is being opened</translation>
    </message>
    <message>
        <source>Kata sandi sedang diperiksa. Ini sengaja dibuat lama, supaya sulit ditebak.</source>
        <translation>The passphrase is being checked. This takes long on purpose, so that it is hard to guess.</translation>
    </message>
    <message>
        <source>Belum punya brankas di komputer ini?</source>
        <translation>No vault on this computer yet?</translation>
    </message>
    <message>
        <source>Segel</source>
        <translation>Segel</translation>
    </message>
    <message>
        <source>Penerimaan keterangan dan bukti pengawas pemilu</source>
        <translation>Taking in statements and evidence for election supervisors</translation>
    </message>
    <message>
        <source>Brankas terkunci</source>
        <translation>Vault locked</translation>
    </message>
    <message>
        <source>Pilih dahulu brankas yang akan dibuka.</source>
        <translation>First choose the vault to open.</translation>
    </message>
    <message>
        <source>Ketik dahulu kata sandinya.</source>
        <translation>First type the passphrase.</translation>
    </message>
    <message>
        <source>Folder brankas</source>
        <translation>Folder of the vault</translation>
    </message>
    <message>
        <source>Brankas di komputer ini</source>
        <translation>Vaults on this computer</translation>
    </message>
    <message>
        <source>Belum ada yang pernah dibuka.</source>
        <translation>None has been opened before.</translation>
    </message>
    <message>
        <source>Sembunyikan</source>
        <translation>Hide</translation>
    </message>
</context>
<context>
    <name>StatementSheet</name>
    <message>
        <source>Keterangan dari</source>
        <translation>Statement of</translation>
    </message>
    <message>
        <source>Jenis keterangan</source>
        <translation>Kind of statement</translation>
    </message>
    <message>
        <source>Isi keterangan</source>
        <translation>Text of the statement</translation>
    </message>
    <message>
        <source>Tulis keterangan dengan kata-kata orang itu sendiri …</source>
        <translation>Write the statement in the person&apos;s own words …</translation>
    </message>
    <message>
        <source>Kata-kata atau tanya jawab</source>
        <translation>Words, or questions and answers</translation>
    </message>
    <message>
        <source>Isian formulir</source>
        <translation>Fields of the form</translation>
    </message>
    <message>
        <source>Kata-kata</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Tanya jawab</source>
        <translation>Questions and answers</translation>
    </message>
    <message>
        <source>Tanda tangan</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>Tanya jawab ({n})</source>
        <translation>Questions and answers ({n})</translation>
    </message>
</context>
<context>
    <name>StatementsSection</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Keterangan dalam perkara</source>
        <translation>Statements in the case</translation>
    </message>
    <message>
        <source>Belum ada keterangan. Tekan Keterangan baru.</source>
        <translation>No statement yet. Press New statement.</translation>
    </message>
    <message>
        <source>Keterangan baru</source>
        <translation>New statement</translation>
    </message>
    <message>
        <source>Bacakan kembali</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>Segel keterangan</source>
        <translation>Seal statement</translation>
    </message>
    <message>
        <source>Tulis tambahan</source>
        <translation>Write addendum</translation>
    </message>
    <message>
        <source>Catat dahulu orangnya di bagian Orang.</source>
        <translation>First record the person in the part People.</translation>
    </message>
    <message>
        <source>Belum ada kata-kata untuk disegel.</source>
        <translation>There are no words to seal yet.</translation>
    </message>
    <message>
        <source>Belum ada kata-kata untuk dibacakan.</source>
        <translation>There are no words to read back yet.</translation>
    </message>
    <message>
        <source>Kata-katanya berubah sejak dibacakan kembali, jadi tandanya dihapus. Bacakan lagi sebelum disegel.</source>
        <translation>The words changed since they were read back, so the mark was taken away. Read them back again before sealing.</translation>
    </message>
    <message>
        <source>Keterangan nomor {n} tersegel. Sidik ringkas {short}.</source>
        <translation>Statement no. {n} is sealed. Short digest {short}.</translation>
    </message>
    <message>
        <source>Kata-kata semua keterangan sudah tersimpan.</source>
        <translation>The words of all statements are now saved.</translation>
    </message>
    <message>
        <source>Tersegel. Dicatat {at}.</source>
        <translation>Sealed. Recorded {at}.</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Belum tersimpan, dicoba lagi sendiri.</source>
        <translation>Not saved yet; tried again by itself.</translation>
    </message>
    <message>
        <source>Tambahan untuk keterangan nomor {n}.</source>
        <translation>Addendum to statement no. {n}.</translation>
    </message>
    <message>
        <source>Rancangan tersimpan, belum disegel.</source>
        <translation>The draft is saved, not sealed yet.</translation>
    </message>
    <message>
        <source>Tersimpan sendiri sambil diketik.</source>
        <translation>Saved by itself while you type.</translation>
    </message>
    <message>
        <source>Belum tersimpan</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Rancangan</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Tambahan</source>
        <translation>Addendum</translation>
    </message>
    <message>
        <source>Tersegel</source>
        <translation>Sealed</translation>
    </message>
</context>
<context>
    <name>StrengthHint</name>
    <message>
        <source>Pilih empat atau lima kata yang tidak saling berhubungan.</source>
        <translation>Choose four or five words that have nothing to do with each other.</translation>
    </message>
    <message>
        <source>Lemah: pencuri laptop dengan komputer kuat dapat menebaknya. Tambah kata.</source>
        <translation>Weak: a laptop thief with a strong computer can guess it. Add words.</translation>
    </message>
    <message>
        <source>Cukup, asal bukan nama, ayat atau lirik yang dikenal. Satu kata lagi lebih kuat.</source>
        <translation>Fair, unless it is a name, a verse or a known lyric. One more word is stronger.</translation>
    </message>
    <message>
        <source>Kuat, asal kata-katanya tidak saling berkaitan.</source>
        <translation>Strong, as long as the words have nothing to do with each other.</translation>
    </message>
    <message>
        <source>Kedua isian kata sandi belum sama.</source>
        <translation>The two passphrases are not the same yet.</translation>
    </message>
    <message>
        <source>Taksiran: {guesses} tebakan. Pengulangan, urutan tombol, kata umum, serta nama dan kantor Anda hampir tidak dihitung; kutipan lain tidak dikenali.</source>
        <translation>Estimate: {guesses} guesses. Repetition, runs of keys, common words and your own name and office hardly count; other quotations are not recognised.</translation>
    </message>
    <message>
        <source>lebih dari satu triliun</source>
        <translation>more than a trillion</translation>
    </message>
    <message>
        <source>lebih dari satu miliar</source>
        <translation>more than a billion</translation>
    </message>
    <message>
        <source>lebih dari sejuta</source>
        <translation>more than a million</translation>
    </message>
    <message>
        <source>lebih dari seribu triliun</source>
        <translation>more than a thousand trillion</translation>
    </message>
    <message>
        <source>kurang dari sejuta</source>
        <translation>fewer than a million</translation>
    </message>
</context>
<context>
    <name>TagsPanel</name>
    <message>
        <source>Data lengkap dalam berkas</source>
        <translation>All data in the file</translation>
    </message>
    <message>
        <source>Tidak ada yang terbaca dari berkas ini.</source>
        <translation>Nothing could be read from this file.</translation>
    </message>
    <message>
        <source>Isi</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Nama dan pembaca</source>
        <translation>Name and reader</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Pembaca</source>
        <translation>Reader</translation>
    </message>
    <message>
        <source>Tidak ada data yang terbaca dari berkas ini.</source>
        <translation>No data could be read from this file.</translation>
    </message>
    <message>
        <source>Data tidak terbaca: {why}.</source>
        <translation>The data cannot be read: {why}.</translation>
    </message>
    <message>
        <source>{n} data; sisanya terlalu panjang dan tidak disimpan.</source>
        <translation>Items of data: {n}; the rest is too long and is not kept.</translation>
    </message>
    <message>
        <source>{n} data, tepat seperti tertulis dalam berkas.</source>
        <translation>Items of data: {n}, exactly as written in the file.</translation>
    </message>
    <message>
        <source>Paket XMP dalam berkas</source>
        <translation>XMP packets in the file</translation>
    </message>
</context>
<context>
    <name>TargetBox</name>
    <message>
        <source>Instansi tujuan</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Instansi mana pun</source>
        <translation>Any authority</translation>
    </message>
</context>
<context>
    <name>ThingsSection</name>
    <message>
        <source>Barang bukti dalam perkara</source>
        <translation>Physical items in the case</translation>
    </message>
    <message>
        <source>Belum ada barang bukti. Tekan Barang baru.</source>
        <translation>No physical item yet. Press New item.</translation>
    </message>
    <message>
        <source>Tentang barang ini</source>
        <translation>About this item</translation>
    </message>
    <message>
        <source>Barang baru</source>
        <translation>New item</translation>
    </message>
    <message>
        <source>Barang {n}</source>
        <translation>Item {n}</translation>
    </message>
    <message>
        <source>Simpan barang</source>
        <translation>Save item</translation>
    </message>
    <message>
        <source>Barang</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Misalnya: spanduk, amplop, kaus</source>
        <translation>For example: banner, envelope, shirt</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Misalnya: 2 lembar</source>
        <translation>For example: 2 sheets</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Utuh, sobek, basah…</source>
        <translation>Intact, torn, wet…</translation>
    </message>
    <message>
        <source>Nomor label</source>
        <translation>Label number</translation>
    </message>
    <message>
        <source>Disimpan di</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>Dipegang oleh</source>
        <translation>Held by</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Foto barang bukti oleh petugas</source>
        <translation>Photos of the item by the officer</translation>
    </message>
    <message>
        <source>Pilih foto barang…</source>
        <translation>Choose photos of the item…</translation>
    </message>
    <message>
        <source>Foto barang</source>
        <translation>Photos of the item</translation>
    </message>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Kaitan</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Dipegang</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Kepada</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Serah terima barang ini</source>
        <translation>Hand-overs of this item</translation>
    </message>
    <message>
        <source>Belum pernah berpindah tangan. Isi di bawah, lalu tekan Catat serah terima.</source>
        <translation>It has never changed hands. Fill in the fields below, then press Record hand-over.</translation>
    </message>
    <message>
        <source>Yang menyerahkan</source>
        <translation>Handed over by</translation>
    </message>
    <message>
        <source>Yang menerima</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>hari-bulan-tahun jam.menit</source>
        <translation>day-month-year hour.minute</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Keadaan barang</source>
        <translation>Condition of the item</translation>
    </message>
    <message>
        <source>Keperluan</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Misalnya: disimpan, diperiksa</source>
        <translation>For example: kept, examined</translation>
    </message>
    <message>
        <source>Catat serah terima</source>
        <translation>Record hand-over</translation>
    </message>
    <message>
        <source>Lihat dan cetak berita acara</source>
        <translation>View and print the sheet</translation>
    </message>
    <message>
        <source>Berita acara serah terima barang {thing}, ke-{n}</source>
        <translation>Sheet of item {thing}, hand-over {n}</translation>
    </message>
    <message>
        <source>Cetak, lalu keduanya menandatangani: satu lembar untuk masing-masing pihak.</source>
        <translation>Print it, then both sign: one copy for each side.</translation>
    </message>
    <message>
        <source>Serah terima baru</source>
        <translation>New hand-over</translation>
    </message>
    <message>
        <source>Isi dulu barangnya di bagian pertama.</source>
        <translation>First fill in the item in the first part.</translation>
    </message>
    <message>
        <source>Serah terima {n} tercatat.</source>
        <translation>Hand-over {n} is recorded.</translation>
    </message>
</context>
<context>
    <name>TimelineSection</name>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Menurut</source>
        <translation>According to</translation>
    </message>
    <message>
        <source>Yang terjadi</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Garis waktu perkara</source>
        <translation>Timeline of the case</translation>
    </message>
    <message>
        <source>Belum ada kejadian di sini. Centang pilihan lain di atas.</source>
        <translation>Nothing to show here. Tick other choices above.</translation>
    </message>
    <message>
        <source>Foto dan video</source>
        <translation>Photos and videos</translation>
    </message>
    <message>
        <source>Media sosial</source>
        <translation>Social media</translation>
    </message>
    <message>
        <source>Barang</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Kejadian, keterangan, langkah</source>
        <translation>Events, statements, steps</translation>
    </message>
    <message>
        <source>Catatan Segel</source>
        <translation>Segel&apos;s records</translation>
    </message>
    <message>
        <source>Jam kamera bisa salah dan jam laptop juga. Kolom &apos;Menurut&apos; menyebut dari mana tiap waktu.</source>
        <translation>Camera clocks can be wrong, and so can the laptop&apos;s. The column &apos;According to&apos; says where each time comes from.</translation>
    </message>
    <message>
        <source>{n} baris tanpa waktu ada di akhir daftar.</source>
        <translation>Rows without a time, at the end of the list: {n}.</translation>
    </message>
    <message>
        <source>jam kamera, zona waktu tertulis di foto</source>
        <translation>camera&apos;s clock, time zone written in the photo</translation>
    </message>
    <message>
        <source>jam kamera, zona dihitung dari GPS</source>
        <translation>camera&apos;s clock, zone computed from GPS</translation>
    </message>
    <message>
        <source>jam kamera, zona kantor diandaikan</source>
        <translation>camera&apos;s clock, the office&apos;s zone assumed</translation>
    </message>
    <message>
        <source>jam kamera, zona diandaikan dari posisi</source>
        <translation>camera&apos;s clock, zone assumed from the position</translation>
    </message>
    <message>
        <source>jam kamera video, UTC</source>
        <translation>video camera&apos;s clock, UTC</translation>
    </message>
    <message>
        <source>diceritakan, diketik petugas</source>
        <translation>told, and typed by the officer</translation>
    </message>
    <message>
        <source>jam laptop ini</source>
        <translation>this laptop&apos;s clock</translation>
    </message>
    <message>
        <source>{basis}; cek jam: kamera {skew}</source>
        <translation>{basis}; clock check: camera {skew}</translation>
    </message>
    <message>
        <source>Foto diambil: bukti {n}, {words}</source>
        <translation>Photo taken: exhibit {n}, {words}</translation>
    </message>
    <message>
        <source>Video dibuat: bukti {n}, {words}</source>
        <translation>Video made: exhibit {n}, {words}</translation>
    </message>
    <message>
        <source>Diunggah: unggahan {n}, {words}</source>
        <translation>Posted: post {n}, {words}</translation>
    </message>
    <message>
        <source>Dilihat petugas: unggahan {n}, {words}</source>
        <translation>Seen by the officer: post {n}, {words}</translation>
    </message>
    <message>
        <source>Barang {n} berpindah: {words}</source>
        <translation>Item {n} changed hands: {words}</translation>
    </message>
    <message>
        <source>Dugaan perbuatan {n}: {words}</source>
        <translation>Alleged act {n}: {words}</translation>
    </message>
    <message>
        <source>Perkara: {words}</source>
        <translation>Case: {words}</translation>
    </message>
    <message>
        <source>Keterangan {n} dibuat</source>
        <translation>Statement {n} made</translation>
    </message>
    <message>
        <source>Langkah: {words}</source>
        <translation>Step: {words}</translation>
    </message>
    <message>
        <source>{what} (waktu: {told})</source>
        <translation>{what} (time: {told})</translation>
    </message>
</context>
<context>
    <name>Unkept</name>
    <message>
        <source>Keterangan nomor {n}</source>
        <translation>Statement number {n}</translation>
    </message>
    <message>
        <source>Tambahan untuk keterangan nomor {n}</source>
        <translation>The addendum to statement number {n}</translation>
    </message>
    <message>
        <source>Keterangan baru</source>
        <translation>The new statement</translation>
    </message>
    <message>
        <source>{which} belum tersimpan. {why} {then}</source>
        <translation>{which} is not saved yet. {why} {then}</translation>
    </message>
    <message>
        <source>Tombol Tulis tambahan pada keterangan itu menampilkannya kembali.</source>
        <translation>The button Write addendum of that statement shows it again.</translation>
    </message>
    <message>
        <source>Tombol Keterangan baru menampilkannya kembali.</source>
        <translation>The button New statement shows it again.</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Gambar bukti</source>
        <translation>Picture of the exhibit</translation>
    </message>
    <message>
        <source>Tampilkan dokumen identitas</source>
        <translation>Show the identity document</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Isi</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Data bukti dan sumbernya</source>
        <translation>Facts of the exhibit and their sources</translation>
    </message>
    <message>
        <source>Data bukti ini belum terbaca.</source>
        <translation>Not read yet.</translation>
    </message>
    <message>
        <source>Keterangan bukti</source>
        <translation>Description of the exhibit</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tarik bukti…</source>
        <translation>Withdraw exhibit…</translation>
    </message>
    <message>
        <source>Tutup bagian gambar</source>
        <translation>Cover part of the picture</translation>
    </message>
    <message>
        <source>Salin aslinya keluar…</source>
        <translation>Copy the original out…</translation>
    </message>
    <message>
        <source>Sebelumnya</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Menurut</source>
        <translation>According to</translation>
    </message>
    <message>
        <source>Jenis bukti</source>
        <translation>Kind of evidence</translation>
    </message>
    <message>
        <source>Perbesar</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Perkecil</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Seluruh gambar</source>
        <translation>Whole picture</translation>
    </message>
    <message>
        <source>Putar tampilan</source>
        <translation>Rotate the view</translation>
    </message>
    <message>
        <source>Semua bukti</source>
        <translation>All evidence</translation>
    </message>
    <message>
        <source>Tentang bukti ini</source>
        <translation>About this exhibit</translation>
    </message>
    <message>
        <source>Data lengkap</source>
        <translation>All data</translation>
    </message>
    <message>
        <source>Sidik berkas asli (SHA-256)</source>
        <translation>Digest of the original file (SHA-256)</translation>
    </message>
    <message>
        <source>Kaitan</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Apa yang terlihat</source>
        <translation>What can be seen</translation>
    </message>
    <message>
        <source>Isi · Menurut</source>
        <translation>Value · According to</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Menyiapkan gambar…</source>
        <translation>Preparing the picture…</translation>
    </message>
    <message>
        <source>dokumen identitas hanya ditampilkan bila diminta</source>
        <translation>identity documents are shown only when asked for</translation>
    </message>
    <message>
        <source>Bukti nomor {n}</source>
        <translation>Exhibit no. {n}</translation>
    </message>
    <message>
        <source>Masuk {at}</source>
        <translation>Taken in {at}</translation>
    </message>
    <message>
        <source>Ditarik: {reason}</source>
        <translation>Withdrawn: {reason}</translation>
    </message>
    <message>
        <source>Bukti nomor {n}, turunan dari bukti {of}</source>
        <translation>Exhibit no. {n}, derived from exhibit {of}</translation>
    </message>
    <message>
        <source>Video dan rekaman tidak diputar di dalam Segel. Salin aslinya keluar untuk memutarnya; itu tercatat.</source>
        <translation>Videos and recordings are not played in Segel. Copy the original out to play it; this is logged.</translation>
    </message>
    <message>
        <source>Tidak ada gambar: {why}</source>
        <translation>No picture: {why}</translation>
    </message>
    <message>
        <source>Tarik bukti</source>
        <translation>Withdraw exhibit</translation>
    </message>
    <message>
        <source>Bukti tetap tersimpan dan tetap tercatat, ditandai ditarik. Apa alasannya?</source>
        <translation>The exhibit stays stored and on record, marked as withdrawn. What is the reason?</translation>
    </message>
    <message>
        <source>Tarik</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Salin berkas asli keluar brankas, tanpa sandi</source>
        <translation>Copy the original file out of the vault, not encrypted</translation>
    </message>
    <message>
        <source>Disalin tanpa sandi ke {path}.</source>
        <translation>Copied, not encrypted, to {path}.</translation>
    </message>
    <message>
        <source>Menyalin berkas</source>
        <translation>Copying the file</translation>
    </message>
    <message>
        <source>Salin video atau rekaman keluar</source>
        <translation>Copy the video or recording out</translation>
    </message>
    <message>
        <source>Salinan {name} di luar brankas tidak bersandi: siapa pun yang memegang laptop atau flashdisk ini dapat memutarnya, dan program pemutar dapat menyimpan jejaknya. Penyalinan dicatat dalam riwayat. Hapus salinan itu sesudah dipakai.</source>
        <translation>The copy {name} outside the vault is not encrypted: whoever holds this laptop or USB stick can play it, and the program that plays it can keep traces. The copying is recorded in the history. Delete the copy after use.</translation>
    </message>
    <message>
        <source>Salin keluar</source>
        <translation>Copy out</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Terjemahan bahasa Inggris tidak ditemukan; Segel memakai bahasa Indonesia.</source>
        <translation>The English translation was not found; Segel uses Indonesian.</translation>
    </message>
    <message>
        <source>Segel</source>
        <translation>Segel</translation>
    </message>
    <message>
        <source>Kartu</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Kunci</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>&amp;Brankas</source>
        <translation>&amp;Vault</translation>
    </message>
    <message>
        <source>&amp;Kunci</source>
        <translation>&amp;Lock</translation>
    </message>
    <message>
        <source>Kunci &amp;seketika</source>
        <translation>Lock at &amp;once</translation>
    </message>
    <message>
        <source>K&amp;eluar</source>
        <translation>E&amp;xit</translation>
    </message>
    <message>
        <source>B&amp;antuan</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Bantuan dan pintasan</source>
        <translation>&amp;Help and shortcuts</translation>
    </message>
    <message>
        <source>Flashdisk kembali di {now} (tadi di {before}). Segel melanjutkan di sana, dan tulisan yang tertunda tersimpan sendiri.</source>
        <translation>The stick is back at {now} (before: {before}). Segel goes on there, and words that waited are saved by themselves.</translation>
    </message>
    <message>
        <source>Segel — terkunci</source>
        <translation>Segel — locked</translation>
    </message>
    <message>
        <source>Tampilan berganti setelah pekerjaan ini selesai.</source>
        <translation>The appearance changes when this work is done.</translation>
    </message>
</context>
<context>
    <name>closer</name>
    <message>
        <source>Yang tampak adalah gambar kecil yang diperbesar: {why}.</source>
        <translation>What you see is the small picture, enlarged: {why}.</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Dihentikan. Yang sudah tersimpan tetap tersimpan.</source>
        <translation>Stopped. What is already saved stays saved.</translation>
    </message>
</context>
<context>
    <name>draft</name>
    <message>
        <source>Tersimpan sebagai rancangan, belum tercatat.</source>
        <translation>Kept as a draft, not recorded yet.</translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>Waktu itu tidak terbaca, atau hari dan jam seperti itu tidak ada. Belum dicatat. Tulis hari-bulan-tahun jam.menit, atau tekan sekali lagi untuk mencatatnya seperti diketik.</source>
        <translation>That moment cannot be read, or there is no such day and hour. Nothing is recorded yet. Write day-month-year hour.minute, or press once more to record it as typed.</translation>
    </message>
    <message>
        <source>Waktu itu belum tiba. Belum dicatat. Periksa hari, bulan, tahun dan jamnya, atau tekan sekali lagi untuk mencatatnya seperti diketik.</source>
        <translation>That moment has not come yet. Nothing is recorded yet. Check its day, month, year and hour, or press once more to record it as typed.</translation>
    </message>
</context>
<context>
    <name>office_files</name>
    <message>
        <source>{file}: {why}.</source>
        <translation>{file}: {why}.</translation>
    </message>
    <message>
        <source>{file}, baris {line}</source>
        <translation>{file}, line {line}</translation>
    </message>
    <message>
        <source>{table} kantor tidak terbaca ({where}): {why}.</source>
        <translation>{table} of the office cannot be read ({where}): {why}.</translation>
    </message>
</context>
<context>
    <name>paper_choice</name>
    <message>
        <source>Berkas perkara lengkap</source>
        <translation>Full dossier</translation>
    </message>
    <message>
        <source>Berkas untuk instansi tujuan</source>
        <translation>Dossier for an authority</translation>
    </message>
    <message>
        <source>Berkas untuk umum, nama yang dilindungi disamarkan</source>
        <translation>Public dossier, with pseudonyms for protected names</translation>
    </message>
</context>
<context>
    <name>saying</name>
    <message>
        <source>Tidak dapat dilakukan (kode: %s).</source>
        <translation>Cannot be done (code: %s).</translation>
    </message>
    <message>
        <source>Segel mengalami kesalahan yang tidak terduga (%s, %s). Yang sudah tersimpan tetap tersimpan. Laporkan tulisan dalam kurung itu kepada pengelola Segel, tanpa data orang.</source>
        <translation>Segel met an unexpected error (%s, %s). What is already saved stays saved. Report the words in brackets to whoever looks after Segel, without anybody&apos;s data.</translation>
    </message>
    <message>
        <source>Begitu flashdisk itu kembali, tulisan tersimpan sendiri. Jika flashdisk hilang: salin tulisan ke kertas sebelum brankas dikunci.</source>
        <translation>As soon as the USB stick is back, the words are saved by themselves. If the stick is lost: copy the words onto paper before the vault is locked.</translation>
    </message>
    <message>
        <source>Tulisan tetap ada sampai brankas dikunci, lalu hilang: salin dahulu ke kertas.</source>
        <translation>The words stay until the vault is locked and are gone then: copy them onto paper first.</translation>
    </message>
    <message>
        <source>Selama brankas terbuka, tulisan tetap ada; begitu diperbaiki, ia tersimpan sendiri.</source>
        <translation>As long as the vault is open the words stay; once mended they save themselves.</translation>
    </message>
    <message>
        <source>Selama brankas terbuka, tulisan tetap ada dan dicoba simpan lagi sendiri.</source>
        <translation>As long as the vault is open, the words stay and saving is tried again by itself.</translation>
    </message>
    <message>
        <source>Penyimpanan laptop penuh: pindahkan atau hapus berkas lain.</source>
        <translation>The laptop&apos;s disk is full: move or delete other files.</translation>
    </message>
</context>
<context>
    <name>seal_words</name>
    <message>
        <source>Segel keterangan</source>
        <translation>Seal statement</translation>
    </message>
    <message>
        <source>Sudahkah keterangan ini dibacakan kembali kepada {name} dan disetujui?

Setelah disegel, isinya tidak dapat diubah lagi. Yang kurang dapat ditambahkan sebagai tambahan.</source>
        <translation>Was this statement read back to {name} and agreed to?

Once sealed it cannot be changed any more. What is missing can be added as an addendum.</translation>
    </message>
    <message>
        <source>Segel sekarang</source>
        <translation>Seal now</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
</context>
<context>
    <name>taking_in</name>
    <message>
        <source>Kartu, ponsel atau folder itu terputus saat dibaca: {n} berkas belum masuk. Yang sudah masuk aman. Sambungkan lagi lalu ulangi; yang sudah ada dikenali.</source>
        <translation>The card, phone or folder was cut off while it was being read: {n} files are not in yet. What is in is safe. Connect it again and repeat; what is already here is recognised.</translation>
    </message>
</context>
<context>
    <name>taking_out</name>
    <message>
        <source>Namanya dikosongkan: dalam catatan tetap {name}.</source>
        <translation>The name was emptied: on record it is still {name}.</translation>
    </message>
    <message>
        <source>Keluarkan dari perkara</source>
        <translation>Take out of the case</translation>
    </message>
    <message>
        <source>Mengapa orang ini dikeluarkan? Log tetap menyimpan apa yang pernah dicatat.</source>
        <translation>Why is this person taken out? The log keeps what was recorded.</translation>
    </message>
    <message>
        <source>Keluarkan</source>
        <translation>Take out</translation>
    </message>
</context>
</TS>
