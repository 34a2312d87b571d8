import Accessibility
import Foundation
import MediaEngines
import Testing

/// What the usual tools say of the files, where they are installed.
@Suite struct AudioToolsTests {
    static func isInstalled(_ tool: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") }

    /// Runs a tool on a file with these bytes; gives its exit status and what it printed.
    static func run(_ tool: String, _ arguments: [String], on bytes: [UInt8], name: String) throws -> (Int32, String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chaka-audio-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A folder that stays behind in the temporary folder harms no test.
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(tool)")
        process.arguments = arguments + [file.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    @Test(
        "soxi finds rate and encoding", .enabled(if: isInstalled("soxi"), "soxi is not installed"),
        arguments: [
            (.wav, "wav", "22050", "Signed Integer PCM"), (.wav8k, "wav", "8000", "Signed Integer PCM"),
            (.mulaw, "wav", "8000", "u-law"), (.flac, "flac", "22050", "FLAC"), (.mp3, "mp3", "22050", "MPEG audio"),
        ] as [(AudioFormat, String, String, String)])
    func soxi(format: AudioFormat, suffix: String, rate: String, encoding: String) throws {
        let bytes = try AudioEncoder.encode(AudioEncoderTests.tone(seconds: 2), as: format)
        let (status, text) = try Self.run("soxi", [], on: bytes, name: "speech.\(suffix)")
        #expect(status == 0)
        #expect(text.contains(": \(rate)\n"))
        #expect(text.contains(encoding))
        #expect(text.contains("00:00:02.0"))
    }

    @Test("flac finds no error", .enabled(if: isInstalled("flac"), "flac is not installed"), arguments: [false, true])
    func flac(isStream: Bool) throws {
        let audio = AudioEncoderTests.tone(seconds: 2)
        let encoder = try AudioEncoder(.flac, sampleRate: audio.sampleRate)
        let stream = try encoder.write(audio) + encoder.finish()
        let bytes = isStream ? stream : try AudioEncoder.encode(audio, as: .flac)
        let (status, text) = try Self.run("flac", ["-t"], on: bytes, name: "speech.flac")
        #expect(status == 0, "\(text)")
    }

    @Test("opusinfo finds no error", .enabled(if: isInstalled("opusinfo"), "opusinfo is not installed"))
    func opus() throws {
        let bytes = try AudioEncoder.encode(AudioEncoderTests.tone(seconds: 2), as: .opus)
        let (status, text) = try Self.run("opusinfo", [], on: bytes, name: "speech.opus")
        #expect(status == 0)
        #expect(text.contains("serial: 4b414843"))
        #expect(text.contains("Playback length: 0m:02.00"))
        #expect(!text.lowercased().contains("warning"))
    }
}
