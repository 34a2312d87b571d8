import Corpora
import Foundation
import TextProcessing

/// The withdrawals of a data folder beside its database, so that they outlive it.
///
/// One JSON object a line, only ever appended: unit, variant, time and keyed digests, no text. The secrets stand in a file
/// of their own that only the owner reads. A line without its end was not finished and counts for nothing.
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
        let content = try bytes(path)
        var withdrawals: [Withdrawal] = []
        // What stands behind the last line break is a line that was not finished.
        for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().enumerated() {
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
        try append(missing.flatMap { LedgerLine.hexadecimal($0) + [0x0A] }, to: secretPath)
        try append(lines, to: path)
    }

    private func readSecrets() throws(StoreError) -> [[UInt8]] {
        guard FileManager.default.fileExists(atPath: secretPath) else { return [] }
        var secrets: [[UInt8]] = []
        for (index, line) in try bytes(secretPath).split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
            .enumerated()
        {
            guard let secret = LedgerLine.bytes(hexadecimal: line), secret.count == 32 else {
                throw .corruptLedger(path: secretPath, line: index + 1, reason: "it is no secret")
            }
            secrets.append(secret)
        }
        return secrets
    }

    private func bytes(_ path: String) throws(StoreError) -> [UInt8] {
        do { return Array(try Data(contentsOf: URL(filePath: path))) } catch {
            throw .ledgerFailed(path: path, reason: "it cannot be read")
        }
    }

    private func append(_ bytes: [UInt8], to path: String) throws(StoreError) {
        guard !bytes.isEmpty else { return }
        let isNew = !FileManager.default.fileExists(atPath: path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        let end = try finishedLength(descriptor, path)
        guard ftruncate(descriptor, end) == 0 else { throw failure(path) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, end + off_t(written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw undone(descriptor, end, path) }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw undone(descriptor, end, path) }
        if isNew { try DatabaseFile.synchronize(folder) }
    }

    /// The length up to the last line break.
    private func finishedLength(_ descriptor: Int32, _ path: String) throws(StoreError) -> off_t {
        var end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw failure(path) }
        var byte: UInt8 = 0
        while end > 0 {
            guard pread(descriptor, &byte, 1, end - 1) == 1 else { throw failure(path) }
            if byte == 0x0A { break }
            end -= 1
        }
        return end
    }

    private func failure(_ path: String) -> StoreError {
        errno == ENOSPC
            ? .diskFull(path: path) : .ledgerFailed(path: path, reason: String(cString: strerror(errno)))
    }

    private func undone(_ descriptor: Int32, _ end: off_t, _ path: String) -> StoreError {
        let failure = failure(path)
        // What cannot be cut off lacks its line break, or is a withdrawal that is carried out at the next start.
        _ = ftruncate(descriptor, end)
        return failure
    }
}
