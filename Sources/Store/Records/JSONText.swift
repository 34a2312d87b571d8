import Foundation

/// Values as JSON text with sorted keys, so that equal values have equal text.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// A list for a column: nil when it is empty.
    static func column(_ list: [some Encodable]) throws -> String? { list.isEmpty ? nil : try encode(list) }

    /// A list read back from a column; nil stays nil.
    static func list<Value: Decodable>(_ column: String?) throws -> [Value]? {
        try column.map { try decode($0) }
    }
}
