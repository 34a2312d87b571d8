import Accessibility
import Testing
import TextProcessing

/// Words of Central Aymara, derived by hand from the phonology (Hardman, Vásquez and Yapita 1988; Briggs 1976;
/// Cerrón-Palomino 2000; Coler 2014): 15 stops in three series, 27 consonants with the velar nasal of the south, high
/// vowels lowered beside uvulars, long vowels, stress on the penultimate vowel of the form before elision.
struct AymaraPronunciationTests {
    static let consonants = PronunciationData.rows(
        """
        papa = p'apa
        apa = 'apa
        yap = j'ap
        phaxsi = ph'aXsi
        saphi = s'aphi
        saph = s'aph
        p'iqi = p`'eqe
        lip'ichi = lip`'itSi
        llip' = l^'ip`
        tata = t'ata
        uta = 'uta
        ut = 'ut
        thaki = th'aki
        thantha = th'antha
        thanth = th'anth
        t'ant'a = t`'ant`a
        t'ant' = t`'ant`
        chacha = tS'atSa
        achachila = atSatS'ila
        awich = aw'itS
        chhuxu = tSh'oXo
        phuchha = ph'utSha
        allchhi = 'al^tShi
        phuchh = ph'utSh
        ch'iyara = tS`ij'a**a
        jach'a = h'atS`a
        jach' = h'atS`
        kullaka = kul^'aka
        uka = 'uka
        uk = 'uk
        khiti = kh'iti
        ukhama = ukh'ama
        ukh = 'ukh
        k'anka = k`'aNka
        jak'a = h'ak`a
        jak' = h'ak`
        qala = q'ala
        jaqi = h'aqe
        jaq = h'aq
        qhana = qh'ana
        manqha = m'aNqha
        manqh = m'aNqh
        q'illu = q`'el^u
        manq'a = m'aNq`a
        manq' = m'aNq`
        jupa = h'upa
        uñja = 'un^ha
        utaj = ut'ah
        sara = s'a**a
        usu = 'usu
        mas = m'as
        xa = X'a
        axsara = aXs'a**a
        nayax = naj'aX
        lura = l'u**a
        ali = 'ali
        qal = q'al
        lluqalla = l^oq'al^a
        lluqall = l^oq'al^
        marka = m'a**ka
        uma = 'uma
        um = 'um
        naya = n'aja
        anu = 'anu
        markan = ma**k'an
        ñiq'i = n^'eq`e
        uñaña = un^'an^a
        sarañ = sa**'an^
        utanha = ut'aNa
        utanh = ut'aN
        radyu = R'adju
        uru = 'u**u
        yatichir = jatitS'i**
        warmi = w'a**mi
        awki = 'awki
        janiw = han'iw
        yapu = j'apu
        mayu = m'aju
        may = m'aj
        """)

    static let words = PronunciationData.rows(
        """
        sarä = sa**'a:
        saräta = sa**'a:ta
        jupatï = hupat'i:
        jichhüru = hitSh'u:**u
        jichhür = hitSh'u:**
        jiwasa = hiw'asa
        aymara = ajm'a**a
        arunaka = a**un'aka
        jisk'a = h'isk`a
        urqu = 'o**qo
        chuqi = tS'oqe
        chiqa = tS'eqa
        qullqi = q'ol^qe
        quqa = q'oqa
        uqi = 'oqe
        tunqu = t'oNqo
        qhipa = qh'epa
        qhuya = qh'oja
        ch'uqi = tS`'oqe
        luraña = lu**'an^a
        yatiqaña = jateq'an^a
        yatiqirinaka = jateqe**in'aka
        jaqinakana = haqenak'ana
        wawanakataki = wawanakat'aki
        kunjamasa = kunham'asa
        markankiwa = ma**kaNk'iwa
        jiwasanakaxa = hiwasanak'aXa
        lurapxañani = lu**apXan^'ani
        lurapxi = lu**'apXe
        lurxapxi = lu**X'apXe
        jaqïña = haq'e:n^a
        p'iqinchiri = p`eqentS'i**i
        k'usillu = k`us'il^u
        sartwa = s'a**twa
        munasma = mun'asma
        juk'ampi = huk`'ampi
        janiwa = han'iwa
        utaruwa = uta**'uwa
        utawixa = utaw'eXa
        jan manq' alasiñaw = h'an m'aNq` alasin^'aw
        jach' suyu = h'atS` s'uju
        """)

    static let loans = PronunciationData.rows(
        """
        karru = k'aRu
        celular = selul'a**
        celularampi = selula**'ampi
        teléfono = tel'efono
        hospital = ospit'al
        hospitalaru = ospital'a**u
        Bolivia = bol'ibja
        Juan Quispe = hw'an k'ispe
        La Paz = l'a p'as
        gobierno = gobj'e**no
        Miguel = mig'el
        policía = polis'ia
        servicio = se**b'isjo
        atención = atensj'on
        """)

    @Test("every consonant, where it may stand", arguments: consonants)
    func consonant(word: String, phonemes: String) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .centralAymara) == phonemes)
    }

    @Test("vowels, length, uvulars, nasals, stress", arguments: words)
    func word(word: String, phonemes: String) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .centralAymara) == phonemes)
    }

    @Test("Spanish words", arguments: loans)
    func loan(word: String, phonemes: String) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .centralAymara) == phonemes)
    }
}
