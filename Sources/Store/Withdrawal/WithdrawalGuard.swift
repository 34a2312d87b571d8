import Corpora
import Foundation
import GRDB
import TextProcessing

/// Recognizes units and texts that were withdrawn; costs nothing while there are none.
final class WithdrawalGuard {
    private let secrets: [(id: Int64, secret: [UInt8])]
    private let unitLookup: DirectStatement?
    private let textLookup: DirectStatement?

    init(_ database: Database) throws {
        let hasWithdrawals = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM withdrawal)") ?? false
        guard hasWithdrawals else {
            (secrets, unitLookup, textLookup) = ([], nil, nil)
            return
        }
        secrets = try WithdrawalStatements.secrets(database)
        unitLookup = try DirectStatement(database, sql: "SELECT 1 FROM withdrawal WHERE unit_id = ?")
        textLookup = try DirectStatement(
            database, sql: "SELECT 1 FROM withdrawn_text WHERE digest = ? AND secret_id = ?")
    }

    /// Whether the unit's identifier or one of its texts was withdrawn; texts that are in the store already are let be.
    func blocks(_ unit: TranslationUnit, except stored: TranslationUnit? = nil) throws -> Bool {
        guard let unitLookup, let textLookup else { return false }
        if let bytes = unit.id.bytes {
            unitLookup.bind(blob: bytes)
            if try unitLookup.findsRow() { return true }
        }
        for variant in unit.variants where !variant.normalizedText.isEmpty {
            if stored?.variant(variant.key)?.digest == variant.digest { continue }
            for secret in secrets {
                textLookup.bind(blob: WithdrawalDigest.of(variant.digest, secret: secret.secret))
                textLookup.bind(secret.id)
                if try textLookup.findsRow() { return true }
            }
        }
        return false
    }
}
