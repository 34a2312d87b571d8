import Corpora
import Foundation
import GRDB
import TextProcessing

/// A variant as columns of `variant` and as the JSON of a revision.
struct StoredVariant: Codable {
    let variety: String
    let ordinal: Int
    let orthography: String
    let text: String
    let origin: String
    let engine: String?
    let model: String?
    let state: String
    let translatedFromVariety: String?
    let translatedFromOrdinal: Int?

    init(_ variant: Variant) {
        variety = variant.variety.tag
        ordinal = variant.ordinal
        orthography = variant.orthography.rawValue
        text = variant.text
        state = variant.state.rawValue
        translatedFromVariety = variant.translatedFrom?.variety.tag
        translatedFromOrdinal = variant.translatedFrom?.ordinal
        switch variant.origin {
        case .human: (origin, engine, model) = ("human", nil, nil)
        case .imported: (origin, engine, model) = ("imported", nil, nil)
        case .machine(let name, let version): (origin, engine, model) = ("machine", name, version)
        }
    }

    init(row: Row) {
        variety = row["variety"]
        ordinal = row["ordinal"]
        orthography = row["orthography"]
        text = row["text"]
        origin = row["origin"]
        engine = row["engine"]
        model = row["model"]
        state = row["state"]
        translatedFromVariety = row["translated_from_variety"]
        translatedFromOrdinal = row["translated_from_ordinal"]
    }

    func variant(unitID: String) throws -> Variant {
        let key = "\(unitID) \(variety)/\(ordinal)"
        guard let state = VariantState(rawValue: state) else {
            throw StoreError.invalidRecord(table: "variant", id: key)
        }
        var translatedFrom: VariantKey?
        if let translatedFromVariety, let translatedFromOrdinal {
            translatedFrom = VariantKey(
                variety: try LanguageVariety(parsing: translatedFromVariety), ordinal: translatedFromOrdinal)
        }
        return Variant(
            variety: try LanguageVariety(parsing: variety), orthography: Orthography(rawValue: orthography),
            ordinal: ordinal, text: text, origin: try variantOrigin(key: key), state: state,
            translatedFrom: translatedFrom)
    }

    private func variantOrigin(key: String) throws -> VariantOrigin {
        switch (origin, engine, model) {
        case ("human", _, _): .human
        case ("imported", _, _): .imported
        case ("machine", let engine?, let model?): .machine(engine: engine, model: model)
        default: throw StoreError.invalidRecord(table: "variant", id: key)
        }
    }
}

/// JSON with sorted keys, so that equal values have equal text.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// A list of strings read back from JSON.
func strings(json: String) throws -> [String] { try JSONDecoder().decode([String].self, from: Data(json.utf8)) }
