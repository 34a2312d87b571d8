import Corpora
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
    // Absent when empty, as in the revisions that schema 1 wrote.
    let inline: [InlineElement]?
    let properties: [Property]?

    /// The columns that ``init(row:from:)`` reads, in its order.
    static let columns = """
        v.variety, v.ordinal, v.orthography, v.text, v.origin, v.engine, v.model, v.state, v.translated_from_variety, \
        v.translated_from_ordinal, v.inline, v.properties
        """

    init(_ variant: Variant) {
        variety = variant.variety.tag
        ordinal = variant.ordinal
        orthography = variant.orthography.rawValue
        text = variant.text
        state = variant.state.rawValue
        translatedFromVariety = variant.translatedFrom?.variety.tag
        translatedFromOrdinal = variant.translatedFrom?.ordinal
        inline = variant.inline.isEmpty ? nil : variant.inline
        properties = variant.properties.isEmpty ? nil : variant.properties
        switch variant.origin {
        case .human: (origin, engine, model) = ("human", nil, nil)
        case .imported: (origin, engine, model) = ("imported", nil, nil)
        case .machine(let name, let version): (origin, engine, model) = ("machine", name, version)
        }
    }

    init(row: Row, from first: Int) throws {
        variety = row[first]
        ordinal = row[first + 1]
        orthography = row[first + 2]
        text = row[first + 3]
        origin = row[first + 4]
        engine = row[first + 5]
        model = row[first + 6]
        state = row[first + 7]
        translatedFromVariety = row[first + 8]
        translatedFromOrdinal = row[first + 9]
        inline = try JSONText.list(row[first + 10])
        properties = try JSONText.list(row[first + 11])
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
            translatedFrom: translatedFrom, inline: inline ?? [], properties: properties ?? [])
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
