/// The most frequent function words of Spanish and English, by which a text of another language is told from them.
///
/// Words that are also Quechua or Aymara (`mana`, `ma`, `may`, `ni`, `wa`) are left out.
enum FrequentWords {
    static let spanish: Set<String> = Set(
        """
        de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta
        entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les contra otros
        ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él tanto esa estos mucho quienes nada
        muchos cual poco ella estar estas algunas algo nosotros mi mis tú te ti tu tus ellas es son fue era ser ha han
        está están sido tiene tienen según así cada si
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    static let english: Set<String> = Set(
        """
        the of and to in a is that it for was on are as with his they i at be this have from or one had by but not what
        all were we when your can said there use an each which she do how their if will up other about out many then them
        these so some her would make like him into has more two go see no could my than been who its now did get our
        because does you me he where why just very also after before over only any most such
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
