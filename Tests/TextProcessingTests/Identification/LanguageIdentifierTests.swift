import Testing
import TextProcessing

struct LanguageIdentifierTests {
    private let identifier: LanguageIdentifier

    init() throws { identifier = try TrainedIdentifier.shared.get() }

    @Test(
        "names the language of a sentence, as a macrolanguage",
        arguments: [
            // Spanish
            ("La municipalidad repartirá frazadas entre los vecinos del distrito.", "es"),
            ("¿A qué hora abre la ventanilla de licencias?", "es"),
            ("Traiga el carné de vacunas de su bebé", "es"),
            ("El ómnibus se malogró a mitad del trayecto.", "es"),
            ("Ponga su apellido paterno en el primer recuadro.", "es"),
            ("Se convoca a elecciones municipales para noviembre", "es"),
            ("Las ovejas murieron por culpa de la nevada", "es"),
            ("Quisiera cambiar mi cita para el viernes", "es"),
            ("El jefe de la comisaría tomó nota de la denuncia", "es"),
            ("Nuestros cuadernos están mojados", "es"),
            ("HORARIO DE ATENCIÓN AL PÚBLICO", "es"),
            ("no sé qué hacer con tantos papeles", "es"),
            // English
            ("The council will hand out blankets among the neighbours.", "en"),
            ("What time does the licence desk open?", "en"),
            ("Please bring your baby's vaccination card with you", "en"),
            ("Our notebooks got wet when the roof leaked.", "en"),
            ("Write your father's surname inside the first box.", "en"),
            ("I would like to change my appointment to Friday", "en"),
            ("They haven't told anyone about the missing sheep", "en"),
            ("THIS WINDOW IS CLOSED UNTIL MONDAY", "en"),
            ("we should have asked them earlier", "en"),
            ("Snow killed most of the flock", "en"),
            // Quechua, Chanka
            ("Llaqta wasiqa qatakunatam qunqa llapan wasi masikunaman.", "qu"),
            ("¿Ima horatataq ventanillata kichanku?", "qu"),
            ("Wawaykipa vacuna tarjetanta apamunki", "qu"),
            ("Qillqanaykuqa yakuwan nuyurusqa", "qu"),
            ("Uwihakunam ritiwan wañurqaku", "qu"),
            ("Viernes punchawpaq citayta tikrayta munani", "qu"),
            ("Manam yachanichu imata ruwanaytapas", "qu"),
            ("Chay maqtaqa wayrachakuspam puriykachan", "qu"),
            ("Ayllunchikpa kawsayninta amachananchik", "qu"),
            ("Warmikunapas qarikunapas kuskam llamkananku", "qu"),
            ("Kay ñanqa karunpim kachkan", "qu"),
            ("LLAQTA RUNAKUNAPA HUÑUNAKUYNIN", "qu"),
            // Quechua, Collao
            ("Llank'aqkunaqa p'unchaynintin sach'ata wit'unku", "qu"),
            ("Ñoqanchisqa hoq sonqollan llank'asunchis", "qu"),
            ("Wasinchispiqa mikhunata wayk'ushanku", "qu"),
            ("Hamuqtiyki t’antata ranqhapusqayki", "qu"),
            ("Erqechakunaqa pampapi pukllashanku", "qu"),
            // Aymara
            ("Municipalidadax utjirinakaruw ikiñanak churani.", "ay"),
            ("¿Kuna urasas ventanilla jist'arapxi?", "ay"),
            ("Wawaman vacuna papilap apanim", "ay"),
            ("Qillqañ pankanakajax ch'aranthapxiwa", "ay"),
            ("Iwijanakax khunump jiwarapxatayna", "ay"),
            ("Janiw kuns lurañ yatkti", "ay"),
            ("Aka thakhix wali jayankiwa", "ay"),
            ("Warminakas chachanakas chikaw irnaqapxañapa", "ay"),
            ("Jach’a markat jutir jaqinakax qullañ ut uñt’apxi", "ay"),
            ("Jichhürunx manq' alasiñatakiw qhathur sarañäni", "ay"),
            ("Markasan sarnaqawip jark'aqañasawa", "ay"),
            ("YATIQAÑ UTANKIR WAWANAKA", "ay"),
            // The frame tells, not the loans in it
            ("Concejo Municipal ukaxa presupuesto participativo tuqitwa aruskipi", "ay"),
            ("Banco de la Nación nisqapim Pensión 65 qullqita qunku", "qu"),
            ("Facebookpi publicasqa noticiaqa manam cierto nisqachu", "qu"),
            ("El ayni y la minka son formas de trabajo comunal en los Andes", "es"),
            ("In Quechua a school is called yachay wasi", "en"),
        ])
    func namesSentences(text: String, language: String) {
        let answer = identifier.identify(text)
        #expect(TrainedIdentifier.language(answer) == language, "\(answer.guesses)")
    }

    @Test(
        "says that it cannot tell",
        arguments: [
            "", " ", "\n\t ", "OK", "ok", "12345", "@#!", "...", "😀👍🏽", "S/ 1,234.50", "DNI 40123456", "no", "a", "Ya",
            "María Quispe Mamani", "Juan Flores", "Ayacucho", "RENIEC", "SUNAT", "ana@example.org",
            "https://example.org",
            "xkcd qwrt zzpf", "Привет, как дела сегодня?", "今日は良い天気です", "\u{0}", "\u{0}\u{0}\u{1}",
            "Je voudrais savoir à quelle heure ouvre le guichet.", "Les cahiers sont tombés dans l'eau",
            "Quels papiers faut-il apporter ?", "Não sei o que fazer com tantos papéis",
            "A que horas abre o guichê das licenças?", "As ovelhas morreram por causa da neve",
            "Vorrei cambiare il mio appuntamento a venerdì", "Le pecore sono morte per la neve",
            "A che ora apre lo sportello?",
        ])
    func abstains(text: String) {
        let answer = identifier.identify(text)
        #expect(answer.best == LanguageGuess(variety: .undetermined, confidence: 0), "\(answer.guesses)")
        #expect(!answer.isReliable)
    }

    @Test(
        "judges single words, and never with certainty when neighbours share them",
        arguments: [
            ("hola", "es"), ("buenos días", "es"), ("hello", "en"), ("thank you", "en"), ("kamisaki", "ay"),
            ("imaynallam", "qu"),
            ("allin p'unchay", "qu"), ("sulpayki", "qu"), ("yuspajara", "ay"), ("gracias", "es"), ("escuela", "es"),
            ("nacimiento", "es"), ("water", "en"), ("meeting", "en"),
            ("school", "en"),
            ("wasiykikunapi", "qu"), ("llaqtapi", "qu"), ("runasimi", "qu"), ("jach'a", "ay"), ("jaqinaka", "ay"),
            ("irnaqaña", "ay"), ("q'illu", nil), ("animal", nil), ("hospital", nil), ("doctor", nil),
            ("problema", nil),
        ] as [(String, String?)])
    func judgesWords(word: String, language: String?) {
        let answer = identifier.identify(word)
        if let language {
            #expect(TrainedIdentifier.language(answer) == language, "\(answer.guesses)")
        } else {
            #expect(!answer.isReliable, "\(answer.guesses)")
        }
    }

    @Test(
        "tells Collao from Chanka by spelling",
        arguments: [
            ("Llank'aqkunaqa p'unchaynintin sach'ata wit'unku", "quz"), ("Wasinchispiqa wayk'ushanku", "quz"),
            ("Huch’uy wawakuna t’antata mikhushanku", "quz"), ("Qhari warmipas kuska llank'anku", "quz"),
            ("Chay p\u{02BC}unchayqa phawaspa hamurqan", "quz"), ("Pay hamuqtinqa ripusunchis", "quz"),
            ("Punchawnintin llamkachkanku", "quy"), ("Qamkunaqa tantata mikuchkankichik", "quy"),
            ("Qarikunapas warmikunapas llamkanku", "quy"), ("Uchuy warmachakuna pukllachkanku", "quy"),
        ])
    func tellsQuechuaVarieties(text: String, variety: String) {
        let answer = identifier.identify(text)
        #expect(answer.best.variety.tag == variety, "\(answer.guesses)")
        #expect(answer.isReliable)
    }

    @Test(
        "divides its confidence where no spelling tells",
        arguments: ["Wasi ukupi tiyanku", "Sumaq sunquyuq runam kanki"])
    func dividesConfidence(text: String) {
        let answer = identifier.identify(text)
        let shares = Dictionary(uniqueKeysWithValues: answer.guesses.map { ($0.variety.tag, $0.confidence) })
        #expect(answer.best.variety == .chankaQuechua)
        #expect((shares["quz"] ?? 0) > 0.2)
        #expect((shares["quy"] ?? 0) < 0.8)
        #expect(answer.isReliable)
    }

    @Test(
        "treats the whole apostrophe family alike",
        arguments: ["'", "\u{2019}", "\u{02BC}", "\u{2018}", "\u{00B4}", "`"])
    func foldsApostrophes(sign: String) {
        for text in ["Jach'a markat jutir jaqi manq' alasi", "P'unchaymi llank'ani"] {
            let given = identifier.identify(text.replacing("'", with: sign))
            #expect(given.guesses == identifier.identify(text).guesses)
        }
    }

    @Test(
        "keeps guesses ranked, distinct and within 1",
        arguments: ["Hola", "wasi", "the", "Buenos días", "Kamisaki", "ok ok ok"])
    func ranksGuesses(text: String) {
        let guesses = identifier.identify(text).guesses.filter { !$0.variety.isUndetermined }
        #expect(guesses.map(\.confidence) == guesses.map(\.confidence).sorted(by: >))
        #expect(Set(guesses.map(\.variety)).count == guesses.count)
        #expect(guesses.reduce(0) { $0 + $1.confidence } <= 1.000001)
    }

    @Test(
        "chooses among the varieties asked for",
        arguments: [
            ("Wasi ukupi tiyanku", ["quz"], "quz"), ("Wasi ukupi tiyanku", ["qu"], "quy"),
            ("Jaqinakax markan utjasipxi", ["ay", "es"], "ayr"), ("La escuela está cerrada hoy", ["es-PE"], "es"),
            ("Les cahiers sont tombés dans l'eau", ["es", "en"], "und"), ("La escuela está cerrada hoy", [], "und"),
        ])
    func choosesAmong(text: String, asked: [String], expected: String) throws {
        let among = Set(try asked.map { try LanguageVariety(parsing: $0) })
        let answer = identifier.identify(text, among: among)
        #expect(answer.best.variety.tag == expected, "\(answer.guesses)")
    }

    @Test("stays bounded on odd input")
    func survivesOddInput() {
        let marks = "llaqta" + String(repeating: "\u{0301}", count: 1000) + "pi runakuna"
        #expect(TrainedIdentifier.language(identifier.identify(marks)) == "qu")
        let long = String(repeating: "Los vecinos se reunieron ayer en la plaza. ", count: 4700)
        #expect(identifier.identify(long).best.variety == .spanish)
        let word = String(repeating: "a", count: 200_000)
        #expect(identifier.identify(word).guesses.isEmpty == false)
        #expect(identifier.identify("La puerta\u{0}está cerrada con llave").best.variety == .spanish)
    }
}
