import CLouis
import FoundationEssentials
import Synchronization

/// The only door to liblouis, which keeps its tables in globals and is not safe for threads: one lock around all of it.
enum Liblouis {
    /// What is kept beside liblouis under its lock.
    private struct State {
        var isReady = false
        var compiled: Set<String> = []
        // Whether a character has a dot pattern, for each table; a table has at most as many as Unicode has characters.
        var patterns: [String: [UInt32: Bool]] = [:]
    }

    private static let state = Mutex(State())
    private static let complaints = Mutex<[String]>([])

    /// Most characters of one line.
    static let lineLimit = 20_000

    /// Loads a table.
    static func compile(_ table: BrailleTable) throws(BrailleError) {
        let failure: BrailleError? = state.withLock { state in load(table, &state) }
        if let failure { throw failure }
    }

    private static func load(_ table: BrailleTable, _ state: inout State) -> BrailleError? {
        if !state.isReady {
            state.isReady = true
            lou_registerLogCallback { level, message in
                guard level.rawValue >= LOU_LOG_ERROR.rawValue, let message else { return }
                let line = String(cString: message)
                Liblouis.complaints.withLock { if $0.count < 20 { $0.append(line) } }
            }
            lou_setLogLevel(LOU_LOG_ERROR)
        }
        if state.compiled.contains(table.list) { return nil }
        complaints.withLock { $0 = [] }
        guard lou_getTable(table.list) != nil else {
            let reason = complaints.withLock { $0.first } ?? "no such file"
            return .invalidTable(name: table.name, reason: reason)
        }
        state.compiled.insert(table.list)
        return nil
    }

    /// Cells of one line and the character each stands for; nil when liblouis fails.
    static func cells(_ line: [UInt32], _ table: BrailleTable) throws(BrailleError) -> (cells: [UInt8], places: [Int])?
    {
        let result: Result<(cells: [UInt8], places: [Int])?, BrailleError> = state.withLock { state in
            if let failure = load(table, &state) { return .failure(failure) }
            return .success(translate(line, table.list))
        }
        return try result.get()
    }

    /// Indices of the characters that have no dot pattern.
    static func unknown(_ line: [UInt32], _ table: BrailleTable) throws(BrailleError) -> [Int] {
        let result: Result<[Int], BrailleError> = state.withLock { state in
            if let failure = load(table, &state) { return .failure(failure) }
            var known = state.patterns[table.list] ?? [:]
            let unknown = line.indices.filter { index in
                if let isKnown = known[line[index]] { return !isKnown }
                let isKnown = !(translate([line[index]], table.list)?.cells.isEmpty ?? true)
                known[line[index]] = isKnown
                return !isKnown
            }
            state.patterns[table.list] = known
            return .success(unknown)
        }
        return try result.get()
    }

    private static func translate(_ line: [UInt32], _ list: String) -> (cells: [UInt8], places: [Int])? {
        let mode = Int32(dotsIO.rawValue | ucBrl.rawValue | noUndefined.rawValue)
        var capacity = line.count * 4 + 64
        for _ in 0..<4 {
            var output = [widechar](repeating: 0, count: capacity)
            var inputPositions = [Int32](repeating: 0, count: capacity)
            var outputPositions = [Int32](repeating: 0, count: line.count + 1)
            var read = Int32(line.count)
            var written = Int32(capacity)
            let status = lou_translate(
                list, line, &read, &output, &written, nil, nil, &outputPositions, &inputPositions, nil, mode)
            guard status == 1 else { return nil }
            if Int(read) == line.count {
                let count = Int(written)
                let places = inputPositions[..<count].map { min(max(0, Int($0)), max(0, line.count - 1)) }
                return (output[..<count].map { UInt8(truncatingIfNeeded: $0) }, places)
            }
            capacity *= 4
        }
        return nil
    }

    /// Text of cells; nil when liblouis fails.
    static func text(_ cells: [UInt8], _ table: BrailleTable) throws(BrailleError) -> String? {
        let result: Result<String?, BrailleError> = state.withLock { state in
            if let failure = load(table, &state) { return .failure(failure) }
            let input = cells.map { widechar(LOU_DOTS.rawValue) | widechar($0) }
            let capacity = cells.count * 16 + 64
            var output = [widechar](repeating: 0, count: capacity)
            var read = Int32(input.count)
            var written = Int32(capacity)
            let status = lou_backTranslateString(
                table.list, input, &read, &output, &written, nil, nil, Int32(dotsIO.rawValue))
            guard status == 1, Int(read) == input.count else { return .success(nil) }
            var text = String.UnicodeScalarView()
            for scalar in output[..<Int(written)].compactMap(Unicode.Scalar.init) { text.append(scalar) }
            return .success(String(text))
        }
        return try result.get()
    }

    /// The path from the root, as liblouis would look for a relative one beside its own tables.
    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
