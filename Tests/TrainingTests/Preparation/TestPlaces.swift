import FoundationEssentials

/// Places of files that tests read.
enum TestPlaces {
    /// Root of the package, from this file's own path.
    static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    /// Evaluation data that lies beside the project.
    static let sharedData =
        ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"]
        ?? "/" + #filePath.split(separator: "/").dropLast(5).joined(separator: "/") + "/shared/data"
    static let hasSharedData = FileManager.default.fileExists(atPath: sharedData + "/train/es-ay/boconst.ay")
    static let absence = "evaluation data is absent; set CHAKA_SHARED_DATA"

    /// Writes a file that a test reads, and removes it afterwards.
    @discardableResult
    static func withFiles<Result>(
        _ contents: [[UInt8]], _ body: ([String]) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.path + "/chaka-preparation-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer {
            // A folder that stays behind in the temporary directory harms no test.
            try? FileManager.default.removeItem(atPath: folder)
        }
        let paths = contents.indices.map { "\(folder)/file\($0).txt" }
        for (path, bytes) in zip(paths, contents) {
            try Data(bytes).write(to: URL(filePath: path))
        }
        return try body(paths)
    }
}
