import Accessibility
import Testing
import TextProcessing

/// Suffixes after figures and acronyms: the form follows the last sound that is said.
struct QuechuaSuffixTests {
    @Test(
        "Chanka",
        arguments: [
            (.year(2025), "pi", "iskay waranqa iskay chunka pichqayuqpi"),
            (.year(2025), "", "iskay waranqa iskay chunka pichqayuq"),
            (.money(whole: 20, cents: nil, currency: "PEN"), "wan", "iskay chunka solwan"),
            (.cardinal(15, gender: .masculine), "-paq", "chunka pichqayuqpaq"),
            (.letters("DNI"), "ykita", "de ene iykita"),
            (.letters("RENIEC"), "man", "reniecman"),
            (.letters("SUNAT"), "yki", "sunatniyki"),
            (.letters("SUNAT"), "niyki", "sunatniyki"),
            (.letters("ONPE"), "niyki", "onpeyki"),
            (.cardinal(4, gender: .masculine), "yuq", "tawayuq"),
            (.cardinal(4, gender: .masculine), "niyuq", "tawayuq"),
            (.cardinal(2, gender: .masculine), "yuq", "iskayniyuq"),
            (.cardinal(2, gender: .masculine), "niyuq", "iskayniyuq"),
            (.cardinal(8, gender: .masculine), "n", "pusaqnin"),
            (.cardinal(3, gender: .masculine), "n", "kimsan"),
            (.cardinal(3, gender: .masculine), "nin", "kimsan"),
            (.cardinal(7, gender: .masculine), "nchik", "qanchisninchik"),
            (.cardinal(5, gender: .masculine), "nchik", "pichqanchik"),
            (.cardinal(5, gender: .masculine), "ntin", "pichqantin"),
            (.cardinal(2, gender: .masculine), "ntin", "iskaynintin"),
            (.cardinal(5, gender: .masculine), "nintin", "pichqantin"),
            (.cardinal(5, gender: .masculine), "p", "pichqap"),
            (.cardinal(9, gender: .masculine), "p", "isqunpa"),
            (.cardinal(9, gender: .masculine), "pa", "isqunpa"),
            (.cardinal(9, gender: .masculine), "q", "isqunpa"),
            (.cardinal(5, gender: .masculine), "pa", "pichqapa"),
            (.cardinal(1, gender: .masculine), "m", "hukmi"),
            (.cardinal(4, gender: .masculine), "m", "tawam"),
            (.cardinal(4, gender: .masculine), "mi", "tawam"),
            (.cardinal(1, gender: .masculine), "s", "huksi"),
            (.cardinal(4, gender: .masculine), "s", "tawas"),
            (.cardinal(10, gender: .masculine), "qa", "chunkaqa"),
            (.cardinal(8, gender: .masculine), "qa", "pusaqqa"),
            (.cardinal(8, gender: .masculine), "niraq", "pusaqniraq"),
            (.cardinal(4, gender: .masculine), "niraq", "tawaniraq"),
            (.cardinal(4, gender: .masculine), "kuna", "tawakuna"),
            (.year(2010), "watapi", "iskay waranqa chunka watapi"),
            (.cardinal(841, gender: .masculine), "nisqaman", "pusaq pachak tawa chunka hukniyuq nisqaman"),
            (.cardinal(2, gender: .masculine), "ñiqin", "iskay ñiqin"),
            (.percent(whole: 36, decimals: ""), "manta", "pachakmanta kimsa chunka suqtayuqmanta"),
            (.time(hour: 8, minute: 0, second: nil), "pi", "pusaq urapi"),
            (
                .date(day: 28, month: 7, year: 2025), "pi",
                "iskay chunka pusaqniyuq punchaw julio killa iskay waranqa iskay chunka pichqayuq watapi"
            ),
            (.cardinal(5, gender: .masculine), "–MANTA", "pichqamanta"),
            (.letters("π"), "man", nil),
        ] as [(SemanticToken, String, String?)])
    func chanka(token: SemanticToken, suffix: String, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("quy")
        #expect(verbalizer.words(for: token, suffix: suffix) == expected)
    }

    @Test(
        "Collao",
        arguments: [
            (.cardinal(3, gender: .masculine), "nchis", "kinsanchis"),
            (.cardinal(1, gender: .masculine), "nchis", "hukninchis"),
            (.cardinal(2, gender: .masculine), "ykichis", "iskayniykichis"),
            (.cardinal(5, gender: .masculine), "q", "phisqaq"),
            (.cardinal(8, gender: .masculine), "q", "pusaqpa"),
            (.cardinal(5, gender: .masculine), "p", "phisqap"),
            (.cardinal(3, gender: .masculine), "p'unchaypi", "kinsa pʼunchaypi"),
            (.cardinal(5, gender: .masculine), "p’unchay", "phisqa pʼunchay"),
            (.time(hour: 7, minute: 0, second: nil), "ta", "qanchis urasta"),
            (.time(hour: 7, minute: 0, second: nil), "n", "qanchis urasnin"),
            (.cardinal(0, gender: .masculine), "wan", "chʼusaqwan"),
        ] as [(SemanticToken, String, String?)])
    func collao(token: SemanticToken, suffix: String, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("quz")
        #expect(verbalizer.words(for: token, suffix: suffix) == expected)
    }
}
