import Foundation

/// A file of lines beside the database that is only ever appended to, and read by its owner only.
///
/// A line without its end was not finished and counts for nothing. Two writers at once are kept apart by the caller, who
/// appends inside of a transaction of the database.
struct LedgerFile {
    let path: String

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// The finished lines, empty ones included; none when there is no file.
    func lines() throws(StoreError) -> [ArraySlice<UInt8>] {
        guard exists else { return [] }
        let content: [UInt8]
        do { content = Array(try Data(contentsOf: URL(filePath: path))) } catch {
            throw .ledgerFailed(path: path, reason: "it cannot be read")
        }
        // What stands behind the last line break is a line that was not finished.
        return content.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    }

    /// Appends lines with their ends so that they are on the disk when the call returns; on failure the file is as it was.
    func append(_ bytes: [UInt8]) throws(StoreError) {
        guard !bytes.isEmpty else { return }
        let isNew = !exists
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        let end = try finishedLength(descriptor)
        guard ftruncate(descriptor, end) == 0 else { throw failure() }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, end + off_t(written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw undone(descriptor, end) }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw undone(descriptor, end) }
        if isNew { try DatabaseFile.synchronize((path as NSString).deletingLastPathComponent) }
    }

    /// The length up to the last line break.
    private func finishedLength(_ descriptor: Int32) throws(StoreError) -> off_t {
        var end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw failure() }
        var byte: UInt8 = 0
        while end > 0 {
            guard pread(descriptor, &byte, 1, end - 1) == 1 else { throw failure() }
            if byte == 0x0A { break }
            end -= 1
        }
        return end
    }

    private func failure() -> StoreError {
        errno == ENOSPC
            ? .diskFull(path: path) : .ledgerFailed(path: path, reason: String(cString: strerror(errno)))
    }

    private func undone(_ descriptor: Int32, _ end: off_t) -> StoreError {
        let failure = failure()
        // What cannot be cut off lacks its line break, or is something that is carried out at the next start.
        _ = ftruncate(descriptor, end)
        return failure
    }
}
