import Foundation

/// The folder with what ships beside the program: `lexicons/`, `corpora/`, `docs/openapi.yaml`.
public struct ShareDirectory: Hashable, Sendable {
    /// Absolute path.
    public let path: String

    /// Finds the folder.
    ///
    /// Looks at the configured path alone if there is one; else beside the program (`PREFIX/bin/chaka` and
    /// `PREFIX/share/chaka`), in the folders above the program (a build folder inside the checkout), and in the working
    /// folder.
    ///
    /// - Parameters:
    ///   - configured: Path of `share.directory`, or empty.
    ///   - executable: Path of the running program.
    ///   - workingDirectory: Path of the working folder.
    /// - Throws: ``GatewayError/missingShareDirectory(searched:)`` with the places that were searched.
    public init(configured: String, executable: String, workingDirectory: String) throws(GatewayError) {
        var candidates: [String] = []
        if configured.isEmpty {
            var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
            candidates.append(folder.appendingPathComponent("../share/chaka").standardizedFileURL.path)
            for _ in 0..<5 {
                candidates.append(folder.path)
                folder = folder.deletingLastPathComponent()
            }
            candidates.append(workingDirectory)
        } else {
            candidates = [URL(fileURLWithPath: configured).standardizedFileURL.path]
        }
        guard let path = candidates.first(where: Self.isShareDirectory) else {
            throw .missingShareDirectory(searched: candidates)
        }
        self.path = path
    }

    /// Path of a file or folder inside.
    public func appending(_ name: String) -> String { path + "/" + name }

    private static func isShareDirectory(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/lexicons/morphology")
            && FileManager.default.fileExists(atPath: path + "/corpora")
    }
}
