import Corpora
import TextProcessing

/// Makes records that use every field, the same ones from the same seed.
struct XMLRecordGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func record(languages: [String] = ["es", "quy", "ayr", "quy"]) -> CorpusRecord {
        var record = CorpusRecord(key: "k\(number(1 << 30))", variants: languages.map { variant($0) })
        record.sourceLanguage = languages[0]
        record.domain = maybe { $0.text() }
        record.licence = maybe { $0.text() }
        record.contributor = maybe { $0.text() }
        record.credit = maybe { $0.text() }
        record.terms = list { $0.text() }
        record.consent = maybe { $0.text() }
        record.document = maybe { $0.text() }
        record.position = maybe { $0.number(9999) }
        record.note = list { $0.text() }.joined(separator: "\n")
        record.tags = list { $0.text() }
        record.properties = list { $0.property() }
        return record
    }

    mutating func variant(_ language: String) -> RecordVariant {
        var variant = RecordVariant(language: language, text: text())
        variant.state = maybe { generator in
            VariantState.allCases[generator.number(VariantState.allCases.count)]
        }
        variant.orthography = maybe { Orthography(rawValue: $0.text()) }
        variant.origin = maybe { generator in
            [.human, .imported, .machine(engine: "a/b%2F", model: generator.text())][generator.number(3)]
        }
        variant.translatedFrom = maybe { VariantKey(variety: .spanish, ordinal: $0.number(3)) }
        variant.properties = list { $0.property() }
        variant.inline = inline(in: variant.text)
        return variant
    }

    mutating func number(_ bound: Int) -> Int {
        // SplitMix64 (Steele, Lea, Flood, 2014).
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }

    mutating func text() -> String {
        let pieces = [
            "wasi", "tʼanta", "n\u{303}", "ñ", "<b>", "&amp;", "&", "\"", "'", "]]>", "\n", "  ", "\t", "\r", "🦙", "👩‍🌾",
            "אב", "-->",
            "x-chaka-", "a", "/", "@",
        ]
        return (0...number(6)).map { _ in pieces[number(pieces.count)] }.joined()
    }

    private mutating func property() -> Property {
        let names = [
            "x-score", "x-score@xml:lang", "@creationdate", "@changeid", "@nowhere", "note", "x-chaka-state",
            "x-chaka-property:a", "", "a b", "note[0]@xml:lang", "header", "<x>", "@approved", "data:d1", "definition",
        ]
        return Property(name: names[number(names.count)], value: text())
    }

    private mutating func inline(in text: String) -> [InlineElement] {
        let scalars = Array(text.unicodeScalars)
        func offset(_ index: Int) -> Int {
            String(String.UnicodeScalarView(scalars[..<index])).utf8.count
        }
        let places = list { _ in 0 }.map { _ in number(scalars.count + 1) }.sorted()
        var inline: [InlineElement] = []
        for place in places {
            let offset = offset(place)
            switch number(6) {
            case 0:
                inline.append(
                    InlineElement(
                        offset: offset, name: "ph", kind: .standalone,
                        attributes: [Property(name: "id", value: "7"), Property(name: "type", value: self.text())],
                        content: "<sub>a&amp;b</sub>"))
            case 1: inline.append(InlineElement(offset: offset, name: "hi", kind: .open))
            case 2: inline.append(InlineElement(offset: offset, name: "hi", kind: .close))
            case 3:
                inline.append(
                    InlineElement(
                        offset: offset, name: "g", kind: .open, attributes: [Property(name: "id", value: "1")]))
            case 4: inline.append(InlineElement(offset: offset, name: "g", kind: .close))
            default: inline.append(InlineElement(offset: offset, name: "x", kind: .standalone, content: "code"))
            }
        }
        return inline
    }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? { number(2) == 0 ? nil : make(&self) }

    private mutating func list<Value>(_ make: (inout Self) -> Value) -> [Value] {
        let count = number(4)
        return (0..<count).map { _ in make(&self) }
    }
}
