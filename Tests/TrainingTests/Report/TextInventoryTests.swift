import Testing

@testable import Training

struct TextInventoryTests {
    private static func inventory(_ words: [String]) -> TextInventory {
        var inventory = TextInventory()
        for word in words { inventory.add(Array(word.utf8)) }
        return inventory
    }

    @Test(
        "letters that training never saw",
        arguments: [
            (["wasi", "ñan"], ["Wasi ñan, 12!"], []),
            (["wasi"], ["WÄSI Zä"], ["z", "ä"]),
            ([], ["ab"], ["a", "b"]),
            (["uta"], [""], []),
            (["uta"], ["utjʼ"], ["j", "ʼ"]),
            (["jachʼa"], ["achʼ"], []),
        ] as [([String], [String], [String])])
    func unseen(words: [String], sentences: [String], expected: [String]) {
        #expect(Self.inventory(words).unseenLetters(of: sentences) == expected)
    }

    @Test(
        "share of known words",
        arguments: [
            (["wasi", "ñan"], ["Wasi ñan hatun mayu."], 0.5), (["wasi"], [""], 0), (["wasi"], [], 0),
            (["wasi"], ["12 wasi"], 1),
        ] as [([String], [String], Double)])
    func coverage(words: [String], sentences: [String], expected: Double) {
        #expect(Self.inventory(words).coverage(of: sentences) == expected)
    }
}
