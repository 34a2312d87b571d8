import Corpora
import Foundation
import TextProcessing

/// The withdrawals of a data folder beside its database, so that they outlive it.
///
/// One JSON object a line of a ``LedgerFile``: unit, variant, time and keyed digests, no text. The secrets stand in a file
/// of their own.
struct WithdrawalLedger {
    /// Name of the ledger inside the data folder.
    static let fileName = "withdrawals.jsonl"
    /// Name of the file of the secrets inside the data folder.
    static let secretFileName = "withdrawals.secret"
    /// Who and why, where only the ledger knows of a withdrawal.
    static let note = (actor: "ledger", reason: "withdrawn before, as withdrawals.jsonl says")

    let folder: String

    var path: String { folder + "/" + Self.fileName }
    private var secretPath: String { folder + "/" + Self.secretFileName }

    /// Identity of the content; nil when there is no ledger.
    func digest() throws(StoreError) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do { return try DatabaseFile.digest(path).bytes } catch {
            throw .ledgerFailed(path: path, reason: "\(error)")
        }
    }

    /// Everything in the ledger; `known` are secrets of the database, which need not stand in the file of secrets.
    func read(known: [[UInt8]] = []) throws(StoreError) -> WithdrawalList {
        guard FileManager.default.fileExists(atPath: path) else { return WithdrawalList(secrets: [], withdrawals: []) }
        let secrets = try readSecrets() + known
        var distinct: [[UInt8]] = []
        var places: [String: Int] = [:]
        for secret in secrets where !distinct.contains(secret) {
            places[WithdrawalKey.name(of: secret)] = distinct.count
            distinct.append(secret)
        }
        var withdrawals: [Withdrawal] = []
        for (index, line) in try LedgerFile(path: path).lines().enumerated() {
            do throws(LedgerLine.Fault) {
                withdrawals.append(try LedgerLine(line).withdrawal(secrets: places))
            } catch {
                throw .corruptLedger(path: path, line: index + 1, reason: error.reason)
            }
        }
        return WithdrawalList(secrets: distinct, withdrawals: withdrawals)
    }

    /// Appends withdrawals so that they are on the disk when the call returns; on failure the ledger is as it was.
    func append(_ withdrawals: [Withdrawal], secrets: [[UInt8]]) throws(StoreError) {
        var lines: [UInt8] = []
        for withdrawal in withdrawals {
            for line in LedgerLine.lines(of: withdrawal, secrets: secrets.map { WithdrawalKey.name(of: $0) }) {
                lines += line + [0x0A]
            }
        }
        let known = try readSecrets()
        let missing = secrets.filter { !known.contains($0) }
        try LedgerFile(path: secretPath).append(missing.flatMap { LedgerLine.hexadecimal($0) + [0x0A] })
        try LedgerFile(path: path).append(lines)
    }

    private func readSecrets() throws(StoreError) -> [[UInt8]] {
        var secrets: [[UInt8]] = []
        for (index, line) in try LedgerFile(path: secretPath).lines().enumerated() {
            guard let secret = LedgerLine.bytes(hexadecimal: line), secret.count == 32 else {
                throw .corruptLedger(path: secretPath, line: index + 1, reason: "it is no secret")
            }
            secrets.append(secret)
        }
        return secrets
    }
}
