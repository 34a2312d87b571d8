import Corpora
import Foundation
import GRDB
import TextProcessing

/// Recognizes units, texts of units and pairs of texts that were withdrawn; costs nothing while there are none.
///
/// What is blocked is the unit itself, a text withdrawn from it, and everywhere the texts that stood together. A text
/// alone is not: "Gracias" stands in many units of people who withdrew nothing.
final class WithdrawalGuard {
    private let keys: [WithdrawalKey]
    private let unitLookup: DirectStatement?
    private let textLookup: DirectStatement?
    private let pairLookup: DirectStatement?

    init(_ database: Database) throws {
        guard try WithdrawalStatements.exist(database) else {
            (keys, unitLookup, textLookup, pairLookup) = ([], nil, nil, nil)
            return
        }
        keys = try WithdrawalStatements.keys(database)
        unitLookup = try DirectStatement(database, sql: "SELECT 1 FROM withdrawal WHERE unit_id = ?")
        textLookup = try DirectStatement(
            database, sql: "SELECT 1 FROM withdrawn_text WHERE digest = ? AND unit_id = ?")
        pairLookup = try DirectStatement(database, sql: "SELECT 1 FROM withdrawn_pair WHERE digest = ?")
    }

    /// Whether the unit, one of its texts or two of its texts together were withdrawn.
    ///
    /// What is in the store already is let be: texts of `stored` in their places, and pairs of its texts.
    func blocks(_ unit: TranslationUnit, except stored: TranslationUnit? = nil) throws -> Bool {
        guard let unitLookup, let pairLookup, let id = unit.id.bytes else { return false }
        unitLookup.bind(blob: id)
        if try unitLookup.findsRow() { return true }
        let variants = unit.variants.filter { !$0.normalizedText.isEmpty }
        let known = Set(stored?.variants.filter { !$0.normalizedText.isEmpty }.map(\.digest) ?? [])
        // Each text once: two renderings may be equal.
        var texts: [Digest] = []
        for variant in variants where !texts.contains(variant.digest) { texts.append(variant.digest) }
        for key in keys {
            let keyed = texts.map(key.text)
            if try blocksText(keyed, of: texts, variants, id: id, stored) { return true }
            for second in texts.indices {
                for first in 0..<second where !(known.contains(texts[first]) && known.contains(texts[second])) {
                    pairLookup.bind(blob: key.pair(keyed[first], keyed[second]))
                    if try pairLookup.findsRow() { return true }
                }
            }
            if texts.count == 1, known != [texts[0]] {
                pairLookup.bind(blob: key.alone(keyed[0]))
                if try pairLookup.findsRow() { return true }
            }
        }
        return false
    }

    private func blocksText(
        _ keyed: [[UInt8]], of texts: [Digest], _ variants: [Variant], id: [UInt8], _ stored: TranslationUnit?
    ) throws -> Bool {
        guard let textLookup else { return false }
        for variant in variants where stored?.variant(variant.key)?.digest != variant.digest {
            guard let place = texts.firstIndex(of: variant.digest) else { continue }
            textLookup.bind(blob: keyed[place])
            textLookup.bind(blob: id)
            if try textLookup.findsRow() { return true }
        }
        return false
    }
}
