import Accessibility
import Testing
import TextProcessing

/// Number words of Chanka and Collao Quechua, derived by hand from the rules of ``QuechuaVerbalizer``.
struct QuechuaNumberTests {
    @Test(
        "Chanka",
        arguments: [
            (.cardinal(0, gender: .masculine), "chusaq"),
            (.cardinal(1, gender: .masculine), "huk"),
            (.cardinal(2, gender: .masculine), "iskay"),
            (.cardinal(3, gender: .masculine), "kimsa"),
            (.cardinal(4, gender: .masculine), "tawa"),
            (.cardinal(5, gender: .masculine), "pichqa"),
            (.cardinal(6, gender: .masculine), "suqta"),
            (.cardinal(7, gender: .masculine), "qanchis"),
            (.cardinal(8, gender: .masculine), "pusaq"),
            (.cardinal(9, gender: .masculine), "isqun"),
            (.cardinal(10, gender: .masculine), "chunka"),
            (.cardinal(11, gender: .masculine), "chunka hukniyuq"),
            (.cardinal(12, gender: .masculine), "chunka iskayniyuq"),
            (.cardinal(13, gender: .masculine), "chunka kimsayuq"),
            (.cardinal(14, gender: .masculine), "chunka tawayuq"),
            (.cardinal(15, gender: .masculine), "chunka pichqayuq"),
            (.cardinal(16, gender: .masculine), "chunka suqtayuq"),
            (.cardinal(17, gender: .masculine), "chunka qanchisniyuq"),
            (.cardinal(18, gender: .masculine), "chunka pusaqniyuq"),
            (.cardinal(19, gender: .masculine), "chunka isqunniyuq"),
            (.cardinal(20, gender: .masculine), "iskay chunka"),
            (.cardinal(24, gender: .masculine), "iskay chunka tawayuq"),
            (.cardinal(31, gender: .masculine), "kimsa chunka hukniyuq"),
            (.cardinal(57, gender: .masculine), "pichqa chunka qanchisniyuq"),
            (.cardinal(90, gender: .masculine), "isqun chunka"),
            (.cardinal(99, gender: .masculine), "isqun chunka isqunniyuq"),
            (.cardinal(100, gender: .masculine), "pachak"),
            (.cardinal(101, gender: .masculine), "pachak hukniyuq"),
            (.cardinal(110, gender: .masculine), "pachak chunka"),
            (.cardinal(111, gender: .masculine), "pachak chunka hukniyuq"),
            (.cardinal(120, gender: .masculine), "pachak iskay chunka"),
            (.cardinal(200, gender: .masculine), "iskay pachak"),
            (.cardinal(205, gender: .masculine), "iskay pachak pichqayuq"),
            (.cardinal(999, gender: .masculine), "isqun pachak isqun chunka isqunniyuq"),
            (.cardinal(1000, gender: .masculine), "waranqa"),
            (.cardinal(1001, gender: .masculine), "waranqa hukniyuq"),
            (.cardinal(1100, gender: .masculine), "waranqa pachak"),
            (.cardinal(1532, gender: .masculine), "waranqa pichqa pachak kimsa chunka iskayniyuq"),
            (.cardinal(2000, gender: .masculine), "iskay waranqa"),
            (.cardinal(2025, gender: .masculine), "iskay waranqa iskay chunka pichqayuq"),
            (.cardinal(10000, gender: .masculine), "chunka waranqa"),
            (.cardinal(11000, gender: .masculine), "chunka hukniyuq waranqa"),
            (.cardinal(12345, gender: .masculine), "chunka iskayniyuq waranqa kimsa pachak tawa chunka pichqayuq"),
            (.cardinal(100000, gender: .masculine), "pachak waranqa"),
            (.cardinal(160000, gender: .masculine), "pachak suqta chunka waranqa"),
            (.cardinal(101000, gender: .masculine), "pachak hukniyuq waranqa"),
            (.cardinal(1000000, gender: .masculine), "huk hunu"),
            (.cardinal(1000001, gender: .masculine), "huk hunu hukniyuq"),
            (.cardinal(1001000, gender: .masculine), "huk hunu waranqa"),
            (.cardinal(3200000, gender: .masculine), "kimsa hunu iskay pachak waranqa"),
            (.cardinal(64000000, gender: .masculine), "suqta chunka tawayuq hunu"),
            (.cardinal(100000000, gender: .masculine), "pachak hunu"),
            (.cardinal(-5, gender: .masculine), "menos pichqa"),
            (.cardinal(-12, gender: .masculine), "menos chunka iskayniyuq"),
            (.cardinal(1000000000, gender: .masculine), nil),
            (.cardinal(-1000000000, gender: .masculine), nil),
        ] as [(SemanticToken, String?)])
    func counts(token: SemanticToken, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("quy")
        #expect(verbalizer.words(for: token) == expected)
    }

    @Test(
        "Collao",
        arguments: [
            (.cardinal(0, gender: .masculine), "chʼusaq"),
            (.cardinal(3, gender: .masculine), "kinsa"),
            (.cardinal(5, gender: .masculine), "phisqa"),
            (.cardinal(6, gender: .masculine), "suqta"),
            (.cardinal(8, gender: .masculine), "pusaq"),
            (.cardinal(11, gender: .masculine), "chunka hukniyuq"),
            (.cardinal(13, gender: .masculine), "chunka kinsayuq"),
            (.cardinal(15, gender: .masculine), "chunka phisqayuq"),
            (.cardinal(30, gender: .masculine), "kinsa chunka"),
            (.cardinal(35, gender: .masculine), "kinsa chunka phisqayuq"),
            (.cardinal(53, gender: .masculine), "phisqa chunka kinsayuq"),
            (.cardinal(105, gender: .masculine), "pachak phisqayuq"),
            (.cardinal(300, gender: .masculine), "kinsa pachak"),
            (.cardinal(555, gender: .masculine), "phisqa pachak phisqa chunka phisqayuq"),
            (.cardinal(3000, gender: .masculine), "kinsa waranqa"),
            (.cardinal(15000, gender: .masculine), "chunka phisqayuq waranqa"),
            (.cardinal(5000000, gender: .masculine), "phisqa hunu"),
            (.cardinal(-3, gender: .masculine), "menos kinsa"),
        ] as [(SemanticToken, String?)])
    func collao(token: SemanticToken, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("quz")
        #expect(verbalizer.words(for: token) == expected)
    }
}
