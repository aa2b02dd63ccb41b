@echo off
rem Starts Covey from this checkout, or from an unpacked archive:
rem covey [desktop^|console^|tracker^|balancer^|demo^|assign^|invite] ...; covey --help tells more.
rem
rem Paths and arguments may hold spaces, exclamation marks, ampersands and brackets: so nothing is expanded late, each stands in quotes,
rem and none inside a block in brackets.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "build=%root%\.build"
rem So that the desktop can start with the computer.
set "COVEY_LAUNCHER=%root%\covey.cmd"

call :find_jdk
if errorlevel 1 exit /b 1
call :find_app
if errorlevel 1 exit /b 1

set "subcommand=%~1"
set "default="
if not defined subcommand set "default=desktop"
if not defined subcommand set "subcommand=desktop"
if "%subcommand%"=="desktop" goto :desktop
set "quick="
rem The JVM refuses to start with some options beside these.
if defined COVEY_JAVA_OPTIONS goto :start
if defined JAVA_TOOL_OPTIONS goto :start
if defined JDK_JAVA_OPTIONS goto :start
if exist "%app%\covey.aot" set quick=-XX:AOTCache="%app%\covey.aot" -Xlog:aot*=off
if "%subcommand%"=="demo" set quick=%quick% "@%root%\launcher\peer.options"
if "%subcommand%"=="console" set quick=%quick% "@%root%\launcher\peer.options"
:start
"%jdk%\bin\java.exe" %quick% --enable-native-access=ALL-UNNAMED %COVEY_JAVA_OPTIONS% -cp "%app%\covey.jar;%app%\lib\*" dev.covey.Covey %*
exit /b %ERRORLEVEL%

:desktop
"%jdk%\bin\java.exe" --enable-native-access=ALL-UNNAMED,javafx.graphics --module-path "%app%\javafx" --add-modules javafx.controls,javafx.fxml %COVEY_JAVA_OPTIONS% -cp "%app%\covey.jar;%app%\lib\*;%app%\desktop\*" dev.covey.Covey %default% %*
exit /b %ERRORLEVEL%

rem Says what is wrong: not by echo, since the message may hold anything that a path may.
:fail
<nul set /p "=covey: %message%" 1>&2
echo. 1>&2
exit /b 1

rem Sets jdk: COVEY_JAVA_HOME, JAVA_HOME, a java on the PATH, the usual folders.
:find_jdk
if not defined COVEY_JAVA_HOME goto :look_for_jdk
set "jdk=%COVEY_JAVA_HOME%"
call :fits
if not errorlevel 1 exit /b 0
set "message=COVEY_JAVA_HOME is %COVEY_JAVA_HOME%, which is no JDK 25 or newer: correct it or unset it."
goto :fail

:look_for_jdk
set "jdk=%JAVA_HOME%"
call :fits
if not errorlevel 1 exit /b 0
set "jdk="
for %%j in (java.exe) do if not "%%~$PATH:j"=="" set "jdk=%%~dp$PATH:j"
rem Without its \bin\ at the end.
if defined jdk set "jdk=%jdk:~0,-5%"
call :fits
if not errorlevel 1 exit /b 0
set "found="
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  set "folder=%%~p"
  call :look_in_folder
)
set "jdk=%found%"
if defined found exit /b 0
set "message=needs a JDK 25 or newer and found none: install one (for example Temurin 25) or set COVEY_JAVA_HOME to its folder."
goto :fail

rem Of the JDKs in a folder the last that fits, which is mostly the newest; unless another folder had one.
:look_in_folder
if defined found exit /b 0
if not exist "%folder%\" exit /b 0
pushd "%folder%"
for /d %%h in (*) do (
  set "jdk=%folder%\%%h"
  call :fits
  if not errorlevel 1 set "found=%folder%\%%h"
)
popd
exit /b 0

rem Succeeds if jdk is of version 25 or newer, as its release file says: JAVA_VERSION="25.0.1", or "25".
:fits
if not defined jdk exit /b 1
if not exist "%jdk%\bin\java.exe" exit /b 1
if not exist "%jdk%\release" exit /b 1
set "version=0"
for /f "usebackq tokens=1,2 delims==.-+" %%a in ("%jdk%\release") do if "%%a"=="JAVA_VERSION" set "version=%%b"
set "version=%version:"=%"
set /a major=version
if %major% GEQ 25 exit /b 0
exit /b 1

rem Sets app: COVEY_APP if given, the folder of an unpacked archive, or this checkout's build.
:find_app
set "app=%COVEY_APP%"
if defined app goto :require_app
set "app=%root%\app"
if exist "%app%\covey.jar" exit /b 0
call :is_built
if errorlevel 1 call :build
if errorlevel 1 exit /b 1
set /p name=<"%build%\current"
set "app=%build%\%name%"
:require_app
if exist "%app%\covey.jar" exit /b 0
set "message=%app% holds no built Covey (covey.jar is missing)."
goto :fail

rem Whether there is a build, and no source is newer than its copy from before that build: xcopy lists each that is, and
rem then, in whatever language, how many.
:is_built
set "name="
if not exist "%build%\current" exit /b 1
set /p name=<"%build%\current"
if not exist "%build%\%name%\covey.jar" exit /b 1
if not exist "%build%\sources\pom.xml" exit /b 1
set "lines=0"
for /f "delims=" %%n in ('xcopy /d /l /y "%root%\pom.xml" "%build%\sources" 2^>nul') do set /a lines+=1
for /f "delims=" %%n in ('xcopy /d /l /e /i /y "%root%\src\main" "%build%\sources\main" 2^>nul') do set /a lines+=1
if "%lines%"=="2" exit /b 0
exit /b 1

rem Builds, one at a time: who has the lock open for writing builds, and who comes second waits, and then finds it done.
:build
set "maven="
for %%m in (mvn.cmd mvn.bat mvn.exe) do if not defined maven set "maven=%%~$PATH:m"
if defined maven goto :has_maven
set "message=needs Maven to build itself and found no mvn on the PATH: install Maven 3.8 or newer."
goto :fail
:has_maven
if exist "%jdk%\bin\javac.exe" goto :has_compiler
set "message=needs a full JDK to build itself, and %jdk% has no javac: install the JDK 25 or set COVEY_JAVA_HOME to one."
goto :fail
:has_compiler
set "mark=%build%\mark-%RANDOM%%RANDOM%"
mkdir "%mark%" 2>nul
if exist "%mark%" goto :await_turn
set "message=cannot write in %build%: make it writable, or set COVEY_APP to a folder with a built Covey."
goto :fail
:await_turn
set "free="
call :try_lock 2>nul
if defined free goto :my_turn
ping -n 2 127.0.0.1 >nul
goto :await_turn
:my_turn
set "outcome="
call :build_alone >>"%build%\lock"
if not defined outcome goto :await_turn
rd "%mark%" 2>nul
exit /b %outcome%

rem What cannot be given its output file is not done.
:try_lock
set "free=yes" >>"%build%\lock"
exit /b 0

rem Each build gets a folder of its own, so that programs which are running keep the jars they started with.
:build_alone
set "outcome=0"
call :is_built
if not errorlevel 1 exit /b 0
set "outcome=1"
set "previous=%name%"
set "name=app-%RANDOM%%RANDOM%"
<nul set /p "=Building Covey (the first time takes a minute or two)... " 1>&2
rem Before anything is compiled: what changes meanwhile is newer than its copy.
if exist "%build%\sources.part" rd /s /q "%build%\sources.part"
xcopy /e /i /q /y "%root%\src\main" "%build%\sources.part\main" >nul
copy /y "%root%\pom.xml" "%build%\sources.part\pom.xml" >nul
call :maven
if errorlevel 1 goto :not_built
xcopy /e /i /q /y "%build%\target\app" "%build%\%name%" >nul
if errorlevel 1 goto :not_built
call :train
if exist "%build%\sources" rd /s /q "%build%\sources"
move "%build%\sources.part" "%build%\sources" >nul
>"%build%\current" echo %name%
call :forget_old_builds
echo done. 1>&2
set "outcome=0"
exit /b 0

:not_built
echo failed. 1>&2
findstr /b /c:"[ERROR]" "%build%\build.log" 1>&2
set "message=could not be built; the whole log is in %build%\build.log."
goto :fail

:maven
setlocal
rem Else a library stays there beside the version that took its place.
if exist "%build%\target\app" rd /s /q "%build%\target\app"
set "JAVA_HOME=%jdk%"
pushd "%root%"
call "%maven%" -B -q "-Dcovey.target=%build%\target" -Dmaven.test.skip=true package >"%build%\build.log" 2>&1 <nul
set "built=%ERRORLEVEL%"
popd
exit /b %built%

rem Keeps what the JVM learns in a short demo, for quicker starts; without it all works too, only slower.
:train
setlocal
set "COVEY_HOME=%build%\training"
"%jdk%\bin\java.exe" -XX:AOTCacheOutput="%build%\training.aot" "@%root%\launcher\peer.options" --enable-native-access=ALL-UNNAMED -cp "%build%\%name%\covey.jar;%build%\%name%\lib\*" dev.covey.Covey demo --size 16MiB --seeders 2 --small 300 >"%build%\training.log" 2>&1 <nul
if not errorlevel 1 if exist "%build%\training.aot" move /y "%build%\training.aot" "%build%\%name%\covey.aot" >nul
if exist "%build%\training.aot" del /q "%build%\training.aot"
if exist "%build%\training" rd /s /q "%build%\training"
exit /b 0

rem Keeps the build before this one too. A folder of which something is in use cannot be renamed, and stays.
:forget_old_builds
pushd "%build%"
for /d %%a in (app-*) do if not "%%a"=="%name%" if not "%%a"=="%previous%" ren "%%a" "old-%%a" 2>nul
for /d %%a in (old-*) do rd /s /q "%%a"
popd
exit /b 0
