import Glibc

/// Where the programs are that tests run.
enum InstalledPrograms {
    /// The worker, built beside the tests.
    static let espeakWorker: String? = {
        // The test runner is part of the toolchain; what it is told to load lies in the build folder.
        for argument in CommandLine.arguments where argument.contains("/.build/") {
            let folder = argument.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            let path = folder.joined(separator: "/") + "/chaka-espeak"
            if access(path, X_OK) == 0 { return path }
        }
        return nil
    }()

    static let espeak = path("/usr/bin/espeak-ng")
    static let pocketsphinx = path("/usr/bin/pocketsphinx_continuous")

    private static func path(_ path: String) -> String? { access(path, X_OK) == 0 ? path : nil }
}
