public import Corpora
import Foundation
import TextProcessing

/// Brings the files of a recipe to this machine, checks them, and takes members out of archives.
///
/// Files lie in `CACHE/RECIPE/NAME`, members in `CACHE/RECIPE/members-DIGEST/NAME`. A file that is there and right is not
/// fetched again; a partial one (`NAME.part`) is completed.
public struct RecipeFetch: Sendable {
    /// What is told while files come.
    public enum Event: Hashable, Sendable {
        /// A file is there and right.
        case present(String)
        /// A file comes from an address; with the bytes that are there already.
        case fetching(String, url: String, from: UInt64)
        /// Bytes of a file that are there, and of the whole where that is known.
        case progress(String, Int64, Int64?)
        /// A file whose recipe has no digest was fetched for the first time.
        case trusted(String, sha256: String, size: Int)
    }

    private let cache: String
    private let digests: DigestLedger
    private let isOffline: Bool
    private let download: FileDownload

    /// Prepares fetching.
    ///
    /// - Parameters:
    ///   - dataDirectory: The data folder.
    ///   - cache: Folder of downloads, or nil for `downloads` of the data folder.
    ///   - isOffline: Whether only files of this machine may be used.
    ///   - download: How a file comes here.
    public init(dataDirectory: String, cache: String?, isOffline: Bool, download: FileDownload) {
        self.cache = cache ?? dataDirectory + "/downloads"
        digests = DigestLedger(dataDirectory: dataDirectory)
        self.isOffline = isOffline
        self.download = download
    }

    /// Brings all files.
    ///
    /// - Parameters:
    ///   - entry: The recipe.
    ///   - report: Told what happens.
    /// - Returns: Paths by the names that the recipe's texts use.
    /// - Throws: ``RecipeFetchError`` or `ArchiveError`.
    public func files(
        of entry: RecipeCatalog.Entry, report: @escaping @Sendable (Event) -> Void
    ) async throws -> [String: String] {
        let recipe = entry.recipe
        if let reason = recipe.unavailable {
            throw RecipeFetchError.unavailable(recipe: recipe.id, reason: reason)
        }
        let folder = cache + "/" + recipe.id
        try makeFolder(folder)
        var paths: [String: String] = [:]
        for file in recipe.files {
            let url = try address(of: file, entry)
            let (path, sha256) = try await bring(file, url: url, to: folder + "/" + file.name, report)
            guard !file.members.isEmpty else {
                paths[file.name] = path
                continue
            }
            let unpacked = folder + "/members-" + sha256.prefix(16)
            try makeFolder(unpacked)
            var missing: [String: String] = [:]
            for member in file.members {
                let name = Recipe.lastPart(member)
                paths[name] = unpacked + "/" + name
                if !FileManager.default.fileExists(atPath: unpacked + "/" + name) {
                    missing[member] = unpacked + "/" + name
                }
            }
            try Archive(file: path).extract(missing)
        }
        return paths
    }

    /// Whether all files of a recipe are there; their content is not looked at.
    public func hasFiles(of recipe: Recipe) -> Bool {
        recipe.files.allSatisfy { FileManager.default.fileExists(atPath: "\(cache)/\(recipe.id)/\($0.name)") }
    }

    private func address(of file: Recipe.File, _ entry: RecipeCatalog.Entry) throws(RecipeFetchError) -> String {
        switch file.location {
        case .path(let path):
            guard entry.isLocal else { throw .localFile(recipe: entry.recipe.id, url: path) }
            let folder = URL(filePath: entry.recipe.path).deletingLastPathComponent()
            return URL(filePath: path, relativeTo: folder).absoluteURL.standardizedFileURL.absoluteString
        case .url(let url):
            if url.hasPrefix("https://") || url.hasPrefix("http://") { return url }
            guard url.hasPrefix("file:") else { throw .scheme(url: url) }
            guard entry.isLocal else { throw .localFile(recipe: entry.recipe.id, url: url) }
            return url
        }
    }

    private func bring(
        _ file: Recipe.File, url: String, to path: String, _ report: @escaping @Sendable (Event) -> Void
    ) async throws -> (path: String, sha256: String) {
        let known = try digests.entry(of: url)
        let expected = file.sha256 ?? known?.sha256
        if FileManager.default.fileExists(atPath: path) {
            let found = try digest(path)
            if found.sha256 == expected || expected == nil {
                report(.present(file.name))
                try trust(file, url, found, known, report)
                return (path, found.sha256)
            }
            try putAside(path, file, url, expected: expected ?? "", found: found.sha256)
        }
        let isLocal = url.hasPrefix("file:")
        guard !isOffline || isLocal else { throw RecipeFetchError.offline(file: file.name, url: url) }
        let partial = path + ".part"
        let offset = try resumptionOffset(of: partial, size: file.size)
        report(.fetching(file.name, url: url, from: offset))
        do {
            try await download.run(url, partial, offset) { report(.progress(file.name, $0, $1)) }
        } catch {
            throw RecipeFetchError.download(url: url, cause: "\(error)")
        }
        let found = try digest(partial)
        if let expected, found.sha256 != expected {
            try putAside(partial, file, url, expected: expected, found: found.sha256)
        }
        guard rename(partial, path) == 0 else {
            throw RecipeFetchError.unusable(path: path, cause: String(cString: strerror(errno)))
        }
        try trust(file, url, found, known, report)
        return (path, found.sha256)
    }

    /// Where a partial file ends; one that is longer than the whole is removed.
    private func resumptionOffset(of partial: String, size: Int?) throws(RecipeFetchError) -> UInt64 {
        guard FileManager.default.fileExists(atPath: partial) else { return 0 }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: partial)
            let offset = attributes[.size] as? UInt64 ?? 0
            if let size, offset > size {
                try FileManager.default.removeItem(atPath: partial)
                return 0
            }
            return offset
        } catch {
            throw .unusable(path: partial, cause: error.localizedDescription)
        }
    }

    private func trust(
        _ file: Recipe.File, _ url: String, _ found: DigestLedger.Entry, _ known: DigestLedger.Entry?,
        _ report: (Event) -> Void
    ) throws {
        guard file.sha256 == nil, known == nil else { return }
        try digests.record(DigestLedger.Entry(url: url, sha256: found.sha256, size: found.size))
        report(.trusted(file.name, sha256: found.sha256, size: found.size))
    }

    /// Keeps a file that is not the expected one for whoever wants to look at it, and stops.
    private func putAside(
        _ path: String, _ file: Recipe.File, _ url: String, expected: String, found: String
    ) throws -> Never {
        var kept = path.hasSuffix(".part") ? String(path.dropLast(5)) : path
        kept += ".bad"
        guard rename(path, kept) == 0 else {
            throw RecipeFetchError.unusable(path: kept, cause: String(cString: strerror(errno)))
        }
        if file.sha256 == nil {
            throw RecipeFetchError.changedSince(url: url, expected: expected, found: found, kept: kept)
        }
        throw RecipeFetchError.digestMismatch(url: url, expected: expected, found: found, kept: kept)
    }

    private func digest(_ path: String) throws(RecipeFetchError) -> DigestLedger.Entry {
        do {
            let bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
            let sha256 = bytes.withUnsafeBytes { Digest(of: $0) }.description
            return DigestLedger.Entry(url: "", sha256: sha256, size: bytes.count)
        } catch {
            throw .unusable(path: path, cause: error.localizedDescription)
        }
    }

    private func makeFolder(_ path: String) throws(RecipeFetchError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .unusable(path: path, cause: error.localizedDescription)
        }
    }
}
