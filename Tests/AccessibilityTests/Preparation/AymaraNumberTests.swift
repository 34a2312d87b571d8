import Accessibility
import Testing
import TextProcessing

/// Number words of Central Aymara, derived by hand from the rules of ``AymaraVerbalizer``.
struct AymaraNumberTests {
    @Test(
        "Counts",
        arguments: [
            (.cardinal(0, gender: .masculine), "chʼusa"),
            (.cardinal(1, gender: .masculine), "maya"),
            (.cardinal(2, gender: .masculine), "paya"),
            (.cardinal(3, gender: .masculine), "kimsa"),
            (.cardinal(4, gender: .masculine), "pusi"),
            (.cardinal(5, gender: .masculine), "phisqa"),
            (.cardinal(6, gender: .masculine), "suxta"),
            (.cardinal(7, gender: .masculine), "paqallqu"),
            (.cardinal(8, gender: .masculine), "kimsaqallqu"),
            (.cardinal(9, gender: .masculine), "llätunka"),
            (.cardinal(10, gender: .masculine), "tunka"),
            (.cardinal(11, gender: .masculine), "tunka mayani"),
            (.cardinal(12, gender: .masculine), "tunka payani"),
            (.cardinal(13, gender: .masculine), "tunka kimsani"),
            (.cardinal(14, gender: .masculine), "tunka pusini"),
            (.cardinal(15, gender: .masculine), "tunka phisqani"),
            (.cardinal(16, gender: .masculine), "tunka suxtani"),
            (.cardinal(17, gender: .masculine), "tunka paqallquni"),
            (.cardinal(18, gender: .masculine), "tunka kimsaqallquni"),
            (.cardinal(19, gender: .masculine), "tunka llätunkani"),
            (.cardinal(20, gender: .masculine), "pä tunka"),
            (.cardinal(21, gender: .masculine), "pä tunka mayani"),
            (.cardinal(24, gender: .masculine), "pä tunka pusini"),
            (.cardinal(30, gender: .masculine), "kimsa tunka"),
            (.cardinal(43, gender: .masculine), "pusi tunka kimsani"),
            (.cardinal(70, gender: .masculine), "paqallqu tunka"),
            (.cardinal(88, gender: .masculine), "kimsaqallqu tunka kimsaqallquni"),
            (.cardinal(90, gender: .masculine), "llätunka tunka"),
            (.cardinal(99, gender: .masculine), "llätunka tunka llätunkani"),
            (.cardinal(100, gender: .masculine), "pataka"),
            (.cardinal(101, gender: .masculine), "pataka mayani"),
            (.cardinal(102, gender: .masculine), "pataka payani"),
            (.cardinal(110, gender: .masculine), "pataka tunka"),
            (.cardinal(111, gender: .masculine), "pataka tunka mayani"),
            (.cardinal(200, gender: .masculine), "pä pataka"),
            (.cardinal(202, gender: .masculine), "pä pataka payani"),
            (.cardinal(500, gender: .masculine), "phisqa pataka"),
            (.cardinal(999, gender: .masculine), "llätunka pataka llätunka tunka llätunkani"),
            (.cardinal(1000, gender: .masculine), "waranqa"),
            (.cardinal(1001, gender: .masculine), "waranqa mayani"),
            (.cardinal(1010, gender: .masculine), "waranqa tunka"),
            (.cardinal(2000, gender: .masculine), "pä waranqa"),
            (.cardinal(2023, gender: .masculine), "pä waranqa pä tunka kimsani"),
            (.cardinal(2514, gender: .masculine), "pä waranqa phisqa pataka tunka pusini"),
            (.cardinal(10000, gender: .masculine), "tunka waranqa"),
            (.cardinal(11000, gender: .masculine), "tunka maya waranqa"),
            (.cardinal(12345, gender: .masculine), "tunka paya waranqa kimsa pataka pusi tunka phisqani"),
            (.cardinal(22000, gender: .masculine), "pä tunka paya waranqa"),
            (.cardinal(100000, gender: .masculine), "pataka waranqa"),
            (.cardinal(102002, gender: .masculine), "pataka paya waranqa payani"),
            (.cardinal(1000000, gender: .masculine), "mä millón"),
            (.cardinal(1000001, gender: .masculine), "mä millón mayani"),
            (.cardinal(2000000, gender: .masculine), "pä millón"),
            (.cardinal(1001000, gender: .masculine), "mä millón waranqa"),
            (.cardinal(15000000, gender: .masculine), "tunka phisqa millón"),
            (.cardinal(-5, gender: .masculine), "menos phisqa"),
            (.cardinal(-21, gender: .masculine), "menos pä tunka mayani"),
            (.cardinal(1000000000, gender: .masculine), nil),
            (.cardinal(-1000000000, gender: .masculine), nil),
        ] as [(SemanticToken, String?)])
    func counts(token: SemanticToken, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("ayr")
        #expect(verbalizer.words(for: token) == expected)
    }

    @Test(
        "Before a noun, and years",
        arguments: [
            (.cardinal(1, gender: .apocopated), "mä"),
            (.cardinal(2, gender: .apocopated), "pä"),
            (.cardinal(3, gender: .apocopated), "kimsa"),
            (.cardinal(12, gender: .apocopated), "tunka payani"),
            (.cardinal(1, gender: .feminine), "maya"),
            (.year(2025), "pä waranqa pä tunka phisqani"),
            (.year(1781), "waranqa paqallqu pataka kimsaqallqu tunka mayani"),
        ] as [(SemanticToken, String?)])
    func forms(token: SemanticToken, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("ayr")
        #expect(verbalizer.words(for: token) == expected)
    }
}
