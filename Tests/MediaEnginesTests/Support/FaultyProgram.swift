import Glibc
import Synchronization
import TestSupport

@testable import MediaEngines

/// What goes wrong with an engine under test.
enum EngineFault: String, CaseIterable {
    case none, hang, crash, garbage, huge
}

/// A script in a folder of its own that behaves like a broken engine and tells when it has started.
final class FaultyProgram: Sendable {
    /// Path of the script.
    let path: String
    /// Process id of the script, once it runs.
    let started = Event()
    private let folder: PrivateFolder
    private let pid: SharedNumber

    /// Writes a script.
    ///
    /// - Parameters:
    ///   - beginning: What it says before anything else, as shell commands.
    ///   - fault: What it does then.
    ///   - endless: Command that says the same for ever.
    /// - Throws: What the system refuses.
    init(beginning: String = "", _ fault: EngineFault, endless: String) throws {
        folder = try PrivateFolder(in: "/tmp")
        let pid = SharedNumber()
        self.pid = pid
        let fifo = "\(folder.path)/started"
        guard mkfifo(fifo, 0o600) == 0 else { throw ProcessFault.system(number: errno, doing: "mkfifo") }
        let behaviour =
            switch fault {
            case .none: "exit 0"
            case .hang: "exec sleep 600"
            case .crash: "kill -9 $$"
            case .garbage: "echo 'this is not what an engine says, by no means'; exit 0"
            case .huge: "while :; do \(endless); done"
            }
        let script = "#!/bin/sh\n\(beginning)\n( echo $$ > \(fifo) )\n\(behaviour)\n"
        path = try folder.write(Array(script.utf8), to: "program")
        chmod(path, 0o700)
        startThread { [started] in
            guard let file = fopen(fifo, "r") else { return }
            var number: Int32 = 0
            withUnsafeMutablePointer(to: &number) { pointer in
                withVaList([pointer]) { _ = vfscanf(file, "%d", $0) }
            }
            fclose(file)
            let process = number
            pid.set(process)
            started.raise()
        }
    }

    deinit {
        // Lets the thread go that waits for a script which never ran.
        close(open("\(folder.path)/started", O_WRONLY | O_NONBLOCK))
        folder.remove(files: ["program", "started"])
    }

    /// Whether the script's process is gone, and collected; also when it was ended before it could tell its id.
    var isGone: Bool {
        let process = pid.value
        return process == 0 || kill(process, 0) == -1 && errno == ESRCH
    }

    private final class SharedNumber: Sendable {
        private let number = Mutex<Int32>(0)
        var value: Int32 { number.withLock(\.self) }
        func set(_ value: Int32) { number.withLock { $0 = value } }
    }
}
