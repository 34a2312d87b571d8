import CArchive
import Foundation

/// A zip or tar file, plain or packed with gzip, bzip2, xz or zstd, of which named members are taken out.
///
/// Nothing in the archive says where a file goes: the caller names members and the paths they are written to. Members that
/// are no plain files are passed over.
public struct Archive: Sendable {
    /// Largest member that is unpacked unless told otherwise: 2 GiB.
    public static let defaultLimit = 1 << 31
    private static let regularFile: UInt32 = 0o100000
    private static let chunkSize = 1 << 16

    /// Path of the archive.
    public let file: String

    /// Names an archive; it is opened when it is read.
    public init(file: String) { self.file = file }

    /// Writes members to files, each under a name of its own until it is whole.
    ///
    /// - Parameters:
    ///   - members: Path to write to, by the member's name inside the archive; a leading `./` there does not count.
    ///   - limit: Largest member, in bytes.
    /// - Throws: ``ArchiveError``; files that were whole by then remain.
    public func extract(_ members: [String: String], limit: Int = defaultLimit) throws(ArchiveError) {
        guard let archive = archive_read_new() else { throw error(.unreadable("out of memory")) }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_filter_gzip(archive)
        archive_read_support_filter_bzip2(archive)
        archive_read_support_filter_xz(archive)
        archive_read_support_filter_zstd(archive)
        guard archive_read_open_filename(archive, file, Self.chunkSize) == ARCHIVE_OK else {
            throw error(.unreadable(Self.cause(archive)))
        }
        var wanted = members
        var entry: OpaquePointer?
        while !wanted.isEmpty {
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { break }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
                throw error(.unreadable(Self.cause(archive)))
            }
            guard let entry, let found = archive_entry_pathname(entry) else { continue }
            guard UInt32(archive_entry_filetype(entry)) == Self.regularFile else { continue }
            var name = String(cString: found)
            if name.hasPrefix("./") { name.removeFirst(2) }
            guard let path = wanted.removeValue(forKey: name) else { continue }
            try write(archive, member: name, to: path, limit: limit)
        }
        if let missing = wanted.keys.sorted().first { throw error(.missingMember(missing)) }
    }

    private func write(
        _ archive: OpaquePointer, member: String, to path: String, limit: Int
    ) throws(ArchiveError) {
        let partial = path + ".part"
        guard let output = fopen(partial, "wb") else { throw unwritable(path) }
        var isOpen = true
        defer {
            if isOpen { fclose(output) }
            unlink(partial)
        }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
        defer { buffer.deallocate() }
        var size = 0
        while true {
            let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
            if count == 0 { break }
            guard count > 0 else { throw error(.unreadable("\(member): \(Self.cause(archive))")) }
            size += count
            guard size <= limit else { throw error(.tooLarge(member: member, limit: limit)) }
            guard fwrite(buffer.baseAddress, 1, count, output) == count else { throw unwritable(path) }
        }
        isOpen = false
        guard fclose(output) == 0, rename(partial, path) == 0 else { throw unwritable(path) }
    }

    private func error(_ reason: ArchiveError.Reason) -> ArchiveError { ArchiveError(file: file, reason: reason) }

    private func unwritable(_ path: String) -> ArchiveError {
        error(.unwritable(path: path, cause: String(cString: strerror(errno))))
    }

    private static func cause(_ archive: OpaquePointer) -> String {
        archive_error_string(archive).map { String(cString: $0) } ?? "damaged archive"
    }
}
