import Testing

@testable import Backends

struct ChatContextTests {
    private static let pool = ["Vaya a la posta", "Pague el agua", "El agua es vida", "manqʼ alasiñaw", ""].map {
        ChatPair(source: $0, target: "t")
    }

    @Test(
        "the nearest examples by shared words",
        arguments: [
            (["Pague el agua hoy"], 3, [1, 2]),
            (["¡PAGUE, el agua!"], 1, [1]),
            (["posta", "vida"], 5, [0, 2]),
            (["Manq' alasiñaw."], 2, [3]),
            (["manq’"], 2, [3]),
            (["agua"], 2, [1, 2]),
            (["nada"], 3, []),
            ([""], 3, []),
            ([], 3, []),
            (["agua"], 0, []),
            (["agua"], -1, []),
        ] as [([String], Int, [Int])])
    func nearest(texts: [String], count: Int, indices: [Int]) {
        let nearest = ChatContext.nearest(to: texts, among: Self.pool, count: count)
        #expect(nearest == indices.map { Self.pool[$0] })
    }
}
