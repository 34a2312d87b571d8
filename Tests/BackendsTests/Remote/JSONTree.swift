import Foundation

/// JSON to compare by structure.
indirect enum JSONTree: Decodable, Hashable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral
{
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(parsing bytes: [UInt8]) throws { self = try JSONDecoder().decode(JSONTree.self, from: Data(bytes)) }

    init(from decoder: any Decoder) throws {
        if let keyed = try? decoder.container(keyedBy: Name.self) {
            let pairs = try keyed.allKeys.map { ($0.stringValue, try keyed.decode(JSONTree.self, forKey: $0)) }
            self = .object(Dictionary(uniqueKeysWithValues: pairs))
            return
        }
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let value = try? single.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? single.decode(Double.self) {
            self = .number(value)
        } else if let value = try? single.decode(String.self) {
            self = .string(value)
        } else {
            self = .array(try single.decode([JSONTree].self))
        }
    }

    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
    typealias Key = String
    typealias Value = JSONTree

    init(dictionaryLiteral elements: (String, JSONTree)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }

    subscript(name: String) -> JSONTree? { if case .object(let members) = self { members[name] } else { nil } }
    var string: String? { if case .string(let value) = self { value } else { nil } }
    var array: [JSONTree]? { if case .array(let value) = self { value } else { nil } }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// A text as a literal of JSON.
func jsonLiteral(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": output += "\\\""
        case "\\": output += "\\\\"
        case "\n": output += "\\n"
        default: output.unicodeScalars.append(scalar)
        }
    }
    return output + "\""
}

/// The fields of a form.
func formFields(_ body: [UInt8]) -> [String: String] {
    let pairs = String(decoding: body, as: UTF8.self).split(separator: "&").map { field in
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count > 1 ? parts[1].removingPercentEncoding ?? "" : "")
    }
    return Dictionary(uniqueKeysWithValues: pairs)
}
