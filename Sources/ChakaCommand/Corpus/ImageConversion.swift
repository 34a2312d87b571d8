import Foundation

/// The program `rsvg-convert` of librsvg, which draws SVG as PNG.
struct ImageConversion {
    private let program: String

    /// Finds the program on the search path; nil when it is not installed.
    init?() {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { "\($0)/rsvg-convert" }.first {
            $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let found else { return nil }
        program = found
    }

    /// Draws a file, at twice its size so that it prints well.
    ///
    /// - Parameters:
    ///   - source: SVG file.
    ///   - target: PNG file, replaced when it is there.
    /// - Throws: `CommandFailure` with what the program says.
    func convert(_ source: String, to target: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [
            "--zoom", "2", "--format", "png", "--output", Self.path(target), Self.path(source),
        ]
        let errors = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        do { try process.run() } catch {
            throw CommandFailure("\(program): \(error.localizedDescription)")
        }
        let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CommandFailure("\(target): rsvg-convert: \(message)") }
    }

    /// A path that is not taken for an option.
    private static func path(_ path: String) -> String { path.hasPrefix("-") ? "./" + path : path }
}
