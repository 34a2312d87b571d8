import FoundationEssentials

/// The translations in what a chat model said: objects `{"id":1,"text":"…"}`, wherever they stand in it.
///
/// Talk around the JSON, code fences and an end that is cut off do no harm: whole objects count, half ones do not.
struct ChatAnswer {
    private struct Item: Decodable {
        private enum CodingKeys: String, CodingKey { case id, text, translation }

        let id: Int
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            // Without a schema small models write the number as a text, and the text under the name of the list.
            if let number = try? container.decode(Int.self, forKey: .id) {
                id = number
            } else if let number = Int(try container.decode(String.self, forKey: .id)) {
                id = number
            } else {
                throw DecodingError.dataCorruptedError(forKey: .id, in: container, debugDescription: "no number")
            }
            text =
                try container.decodeIfPresent(String.self, forKey: .text)
                ?? container.decode(String.self, forKey: .translation)
        }
    }

    /// The texts by their numbers, as often as they stood there.
    let texts: [Int: [String]]
    /// Whether it was meant as JSON.
    let isStructured: Bool

    /// Reads what a model said.
    init(_ content: String) {
        let bytes = Array(content.utf8)
        var texts: [Int: [String]] = [:]
        let start = Self.start(in: bytes)
        for range in Self.objects(in: bytes, from: start) {
            // Objects of another form are not translations.
            guard let item = try? JSONDecoder().decode(Item.self, from: Data(bytes[range])) else { continue }
            texts[item.id, default: []].append(item.text)
        }
        self.texts = texts
        isStructured = start > 0 || Self.opensAsJSON(bytes)
    }

    /// Whether a text begins as an object or a list does; a placeholder such as `{P1}` does not.
    private static func opensAsJSON(_ bytes: [UInt8]) -> Bool {
        let signs = bytes.lazy.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }.prefix(2)
        guard let first = signs.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
        return signs.dropFirst().first.map { "\"{}]".utf8.contains($0) } ?? true
    }

    /// After `"translations":`, where there is one: what stands before may be the question again.
    private static func start(in bytes: [UInt8]) -> Int {
        let key = Array("\"translations\"".utf8)
        guard bytes.count > key.count else { return 0 }
        for place in 0..<(bytes.count - key.count) where bytes[place] == key[0] {
            guard bytes[place..<(place + key.count)].elementsEqual(key) else { continue }
            var next = place + key.count
            while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x0A { next += 1 }
            if next < bytes.count, bytes[next] == UInt8(ascii: ":") { return next + 1 }
        }
        return 0
    }

    /// The objects that hold no objects, up to the end of the list they stand in.
    private static func objects(in bytes: [UInt8], from start: Int) -> [Range<Int>] {
        var objects: [Range<Int>] = []
        var open: [(place: Int, isObject: Bool, isInnermost: Bool)] = []
        var isInText = false
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if isInText {
                if byte == UInt8(ascii: "\\") { place += 1 }
                if byte == UInt8(ascii: "\"") { isInText = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isInText = !open.isEmpty
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    let isObject = byte == UInt8(ascii: "{")
                    if isObject { for index in open.indices { open[index].isInnermost = false } }
                    open.append((place, isObject, true))
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    guard let last = open.popLast() else { return objects }
                    if last.isObject, last.isInnermost { objects.append(last.place..<(place + 1)) }
                    if open.isEmpty, !last.isObject { return objects }
                default: break
                }
            }
            place += 1
        }
        return objects
    }
}
