import Corpora
import Dispatch

/// Units made ready to be written: checked, and with their search forms, outside the lock of the database.
struct PreparedBatch: Sendable {
    let units: [TranslationUnit]
    /// ``SearchText`` forms of each unit's variants, or empty to compute them while writing.
    let searchForms: [[String]]

    init(units: [TranslationUnit], hasSearchForms: Bool) throws(StoreError) {
        for unit in units where Self.holdsNUL(unit) { throw .nulCharacter(unitID: unit.id.rawValue) }
        self.units = units
        searchForms = hasSearchForms ? units.map { $0.variants.map { SearchText.form(of: $0.text) } } : []
    }

    private static func holdsNUL(_ unit: TranslationUnit) -> Bool {
        let description = unit.description
        return holdsNUL(unit.sourceID) || holdsNUL(unit.key) || holdsNUL(description.domain)
            || holdsNUL(description.licence) || holdsNUL(description.note)
            || [description.contributor, description.credit, description.consent, description.document]
                .contains { $0.map(holdsNUL) ?? false }
            || unit.variants.contains { holdsNUL($0.text) }
    }

    private static func holdsNUL(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { $0.contains(0) }
    }
}
