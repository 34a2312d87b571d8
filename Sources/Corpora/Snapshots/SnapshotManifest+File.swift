import Foundation
import TextProcessing

extension SnapshotManifest {
    private struct Version: Codable {
        let version: Int
    }

    /// Reads the manifest of a snapshot and checks its identity.
    ///
    /// - Parameter folder: The snapshot.
    /// - Throws: ``SnapshotError``: missing, corrupt, newer version, unreadable.
    public init(folder: String) throws(SnapshotError) {
        let file = folder + "/" + Self.fileName
        guard access(file, F_OK) == 0 else { throw .missing(file: file) }
        do {
            let data = try Data(contentsOf: URL(filePath: file))
            let version = try JSONDecoder().decode(Version.self, from: data).version
            guard version <= Self.currentVersion else {
                throw SnapshotError.newerVersion(file: file, version: version)
            }
            let manifest = try JSONDecoder().decode(SnapshotManifest.self, from: data)
            // Other bytes with the same meaning have been touched as well.
            guard manifest.identified == manifest, Data(manifest.bytes) == data else {
                throw SnapshotError.corrupt(file: file, line: 0, reason: "its identity does not hold")
            }
            self = manifest
        } catch let error as SnapshotError {
            throw error
        } catch let error as DecodingError {
            throw .corrupt(file: file, line: 0, reason: "no manifest: \(error)")
        } catch {
            throw .unreadable(file: file, reason: String(describing: error))
        }
    }

    /// The same manifest with the identity that follows from the rest.
    var identified: SnapshotManifest {
        var manifest = self
        manifest.id = ""
        manifest.id = Digest(of: manifest.bytes).description
        return manifest
    }

    /// The bytes of the file, equal for equal manifests.
    var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self)) + [0x0A]
        } catch {
            preconditionFailure("strings and finite numbers can be encoded: \(error)")
        }
    }
}
